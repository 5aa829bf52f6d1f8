import type { View, ViewItem } from '../view.ts'
import { openers } from './editors.ts'
import { summary } from './findings.ts'
import { icon, states } from './icons.ts'
import { html, kilobytes, type Markup } from './markup.ts'

/** What stands above the views: which issue this is, how it stands, and how much room is left. */
export function heading(view: View): Markup {
  const { number, name, dateText, subject, preheader, file } = view
  return html`<div class="which">
<p class="eyebrow"><span>Issue ${number ?? name}</span>${dateText && html`<span>${dateText}</span>`}<span class="file">${file}</span></p>
<h1>${subject ?? `Issue ${number ?? name}`}</h1>
${preheader && html`<p class="preheader">${preheader}</p>`}
</div>
<div class="standing"><p class="badge ${view.state}">${icon(states[view.state].icon)}${summary(view)}</p>${sizeBar(view)}</div>`
}

/** From here on little room is left, as the check `mail-size` says. */
const nearly = 0.8

function sizeBar({ size: { bytes, limit } }: View): Markup {
  if (bytes === 0) return html``
  const share = bytes / limit
  const percent = Math.ceil(share * 100)
  const level = share > 1 ? 'over' : share >= nearly ? 'near' : 'fine'
  const said = `${kilobytes(bytes)} of the 102 KB that Gmail shows`
  return html`<div class="size ${level}"><div class="bar" role="meter" aria-label="Size of the HTML part" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${Math.min(100, percent)}" aria-valuetext="${said}"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.min(100, percent)}" height="4"/></svg></div>
<p title="${said}">${kilobytes(bytes)} <span class="quiet">${percent} % of Gmail’s 102 KB</span></p></div>`
}

/** The item that is chosen in the mail: what it is, and the way to its line. */
export function chosen(view: View, anchor: string | null, editor: string): Markup {
  const item = view.items.find((each) => each.anchor === anchor)
  if (!item) return html``
  const own = view.findings.filter((each) => each.anchor === anchor).length
  return html`<p class="eyebrow"><span>${item.kind === 'item' ? 'Chosen item' : 'Chosen section'}</span>${placed(view, item)}</p>
<p class="title">${item.title}</p>
<p class="acts">${view.path && openers({ path: view.path, line: item.line, column: item.column }, editor)}
<span class="quiet">${own === 0 ? 'no findings' : own === 1 ? '1 finding below' : `${own} findings below`}</span>
<button type="button" class="plain" data-act="clear">Clear</button></p>`
}

const placed = ({ file }: View, { line }: ViewItem): Markup | null =>
  line === null ? null : html`<span class="at">${`${file}:${line}`}</span>`
