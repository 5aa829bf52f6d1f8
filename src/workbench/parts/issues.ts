import type { Listed, PageOptions } from '../view.ts'
import { icon, severities, states } from './icons.ts'
import { html, kilobytes, type Markup, many } from './markup.ts'

type Where = Pick<PageOptions, 'isLive' | 'base'>

/** The address of an issue's page. */
const addressOf = (name: string, { isLive, base }: Where): string =>
  `${base}issues/${encodeURIComponent(name)}${isLive ? '' : '.html'}`

/** How many errors, warnings and notes there are, as signs with numbers, and in words for the ear. */
function tally({ counts, state }: Pick<Listed, 'counts' | 'state'>): Markup {
  const shown = counted(counts)
  if (shown.length === 0) {
    const { icon: sign, word } = states[state]
    return html`<span class="tally">${icon(sign)}<span class="unseen">${word}</span></span>`
  }
  return html`<span class="tally">${shown.map(
    ({ count, name }) =>
      html`<span class="count ${name}">${icon(name)}<span aria-hidden="true">${count}</span
        ><span class="unseen">${many(count, severities[name].toLowerCase())}</span></span>`,
  )}</span>`
}

/** The issues in the rail beside an issue, the newest first. */
export const rail = (issues: readonly Listed[], current: string, where: Where): Markup =>
  html`${newestFirst(issues).map(
    (each) => html`<li data-words="${wordsOf(each)}">
<a href="${addressOf(each.name, where)}"${each.name === current ? { markup: ' aria-current="page"' } : ''}>
<span class="number">${each.number ?? each.name}</span>
<span class="when">${each.dateText ?? 'No date'}</span>
${tally(each)}</a></li>`,
  )}`

/** The rows of the list of all issues, the newest first. */
export const rows = (issues: readonly Listed[], where: Where): Markup =>
  html`${newestFirst(issues).map(
    (each) => html`<tr data-state="${each.state}" data-words="${wordsOf(each)}">
<td class="number"><span class="of-phone">Issue </span>${each.number ?? each.name}</td>
<th scope="row"><a href="${addressOf(each.name, where)}">${each.subject ?? `Issue ${each.number ?? each.name}`}</a>
<span class="file">${each.file}</span></th>
<td class="when">${each.dateText ?? '–'}</td>
<td class="figure items">${each.itemCount}<span class="of-phone"> items</span></td>
<td class="figure size">${each.bytes === null ? '–' : weight(each.bytes)}</td>
<td class="state">${stateOf(each)}</td></tr>`,
  )}`

/** How much of what Gmail shows it takes. */
const weight = (bytes: number): Markup => {
  const share = Math.min(100, Math.ceil((bytes / gmail) * 100))
  return html`${kilobytes(bytes)}<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" width="72" height="4" aria-hidden="true"><rect class="all" width="100" height="4"/><rect width="${share}" height="4"/></svg>`
}

const gmail = 102 * 1024

function stateOf({ state, counts }: Listed): Markup {
  const { icon: sign, word } = states[state]
  const said = counted(counts).map(
    ({ count, name }) =>
      html`<span class="badge">${icon(name)}${many(count, severities[name].toLowerCase())}</span>`,
  )
  const isTold = state !== 'broken' && said.length > 0
  return html`<div class="signs">${!isTold && html`<span class="badge ${state}">${icon(sign)}${word}</span>`}${said}</div>`
}

const counted = ({ errors, warnings, notes }: Listed['counts']) =>
  [
    { count: errors, name: 'error' as const },
    { count: warnings, name: 'warning' as const },
    { count: notes, name: 'info' as const },
  ].filter(({ count }) => count > 0)

/** What the filter looks through. */
const wordsOf = ({ name, file, subject, dateText, state }: Listed): string =>
  [name, file, subject, dateText, states[state].word].filter(Boolean).join(' ').toLowerCase()

/** An issue without a number comes first: it asks to be looked at. */
const newestFirst = (issues: readonly Listed[]): Listed[] =>
  [...issues].sort(
    (a, b) => (b.number ?? Infinity) - (a.number ?? Infinity) || (a.file < b.file ? -1 : 1),
  )
