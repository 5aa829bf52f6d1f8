import type { View, ViewChange } from '../view.ts'
import { html, type Markup, many } from './markup.ts'

/** What is other than in the last issue, commit or build, in editors' words. */
export function changeList({ changes }: View): Markup {
  if (changes.length === 0)
    return html`<p class="empty">There is nothing to compare this issue with.</p>`
  // What has changed is what somebody looks for: the first of them that has something to say is open.
  const open = Math.max(
    0,
    changes.findIndex(({ changes: all }) => all.length > 0),
  )
  return html`${changes.map(
    ({ against, changes: all }, index) => html`<details class="against" data-against="${index}"${
      index === open ? { markup: ' open' } : ''
    }><summary>Against ${against} <span class="quiet">${all.length === 0 ? 'no change' : many(all.length, 'change')}</span></summary>
<ul>${all.map((each, nth) => row(each, index, nth))}</ul></details>`,
  )}`
}

const row = ({ text, anchor }: ViewChange, against: number, nth: number): Markup =>
  html`<li>${
    anchor
      ? html`<button type="button" class="jump" data-show="${anchor}" data-change="${`${against}.${nth}`}">${emphasised(text)}</button>`
      : emphasised(text)
  }</li>`

/** What stands between asterisks is a title. */
const emphasised = (text: string): Markup =>
  html`${text.split(/\*([^*]+)\*/).map((part, index) => (index % 2 ? html`<em>${part}</em>` : part))}`
