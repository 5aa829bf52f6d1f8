import type { View, ViewLink } from '../view.ts'
import { html, type Markup, many } from './markup.ts'

/** All links of the mail in reading order, with what is read out and where they lead. */
export function linkTable({ links, items }: View): Markup {
  const outward = links.filter(({ url }) => !url.startsWith('#'))
  const inward = links.length - outward.length
  const targets = new Set(outward.map(({ url }) => url)).size
  const titles = new Map(items.map(({ anchor, title }) => [anchor, title]))
  return html`<p class="lead">${many(outward.length, 'link')} to ${many(targets, 'address', 'addresses')}${
    inward > 0 && `, and ${inward} within the mail`
  }.</p>
<div class="scroller" tabindex="0" role="region" aria-labelledby="links-caption"><table class="links" role="table">
<caption id="links-caption" class="unseen">Links in reading order</caption>
<thead><tr><th scope="col">Text</th><th scope="col">Leads to</th><th scope="col">In</th></tr></thead>
<tbody role="rowgroup">${outward.map((link) => row(link, titles.get(link.anchor ?? '')))}</tbody></table></div>`
}

const row = ({ text, url, anchor }: ViewLink, title: string | undefined): Markup =>
  html`<tr role="row"><th scope="row" role="rowheader">${text || html`<em>no text</em>`}</th>
<td class="target" role="cell">${target(url)}</td>
<td role="cell">${
    anchor && title
      ? html`<button type="button" class="jump" data-show="${anchor}">${title}</button>`
      : html`<span class="quiet">–</span>`
  }</td></tr>`

/** The host is what tells a reader where a link leads. */
function target(url: string): Markup {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+:(?:\/\/)?)([^/?#]*)(.*)$/i.exec(url) ?? []
  const shown = host ? html`<span class="quiet">${scheme}</span><b>${host}</b>${rest}` : url
  if (!/^(?:https?|mailto|tel):/i.test(url)) return html`${shown}`
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${shown}</a>`
}
