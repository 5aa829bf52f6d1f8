import type { View, ViewFinding } from '../view.ts'
import { openers } from './editors.ts'
import { icon, severities, states } from './icons.ts'
import { html, type Markup, many } from './markup.ts'

/** The findings beside the page, in the order of the file. Each with a place in the mail is a button. */
export function findingList(view: View, editor?: string): Markup {
  const { findings, state, file, isPartial } = view
  if (findings.length === 0 && isPartial) return html`<p class="empty">${more}</p>`
  if (findings.length === 0) {
    return html`<p class="empty">${icon('sound')} ${states[state].means}. Nothing was found in this issue.</p>`
  }
  return html`<ol class="findings">${findings.map(
    (each, index) => html`<li class="finding ${each.severity}" data-finding="${index}">
${body(each, index, file, editor)}</li>`,
  )}</ol>${isPartial && html`<p class="empty">${more}</p>`}`
}

/** What reads every word takes a second longer. */
const more = 'Words, links and the mail are still being looked at …'

function body(finding: ViewFinding, index: number, file: string, editor?: string): Markup {
  const { severity, code, message, hint, anchor, path, line, column } = finding
  const place = finding.file === file && line ? `line ${line}` : placeOf(finding)
  const head = html`${icon(severity)}<span class="unseen">${severities[severity]}: </span
    ><span class="message">${ticked(message)}</span>`
  const told = anchor
    ? html`<button type="button" class="told" data-show="${anchor}" data-index="${index}">${head}</button>`
    : html`<p class="told">${head}</p>`
  return html`${told}
${hint && html`<p class="hint">${ticked(hint)}</p>`}
<p class="place"><span class="at">${path ? openers({ path, line, column }, editor, place) : place}</span> <span class="code">${code}</span></p>`
}

/** `line 12`, with the file where it is another. */
function placeOf({ file, line }: Pick<ViewFinding, 'file' | 'line'>): string {
  return line === null ? file : `${file}:${line}`
}

/** What stands between backquotes is something to type. */
const ticked = (text: string): Markup =>
  html`${text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? html`<code>${part}</code>` : part))}`

/** How many findings there are, in words. */
export function summary({ counts }: Pick<View, 'counts'>): string {
  const parts = [
    counts.errors > 0 && many(counts.errors, 'error'),
    counts.warnings > 0 && many(counts.warnings, 'warning'),
    counts.notes > 0 && many(counts.notes, 'note'),
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'No findings' : parts.join(', ')
}

/** Why what is shown is not the file as it is; nothing where it is. */
export function banner(view: View, house: ViewFinding | null, editor?: string): Markup {
  const { fault, html: mail } = view
  const shown =
    mail === '' ? 'There is no mail to show.' : 'This is the mail of the last good build.'
  return html`${fault && told(`${view.file} cannot be built.`, shown, fault, editor)}
${house && told(`${house.file} has a fault.`, 'All is shown as it was before.', house, editor)}`
}

/** A file that is no longer there. Whoever renamed it may not know why it is in no list. */
export const gone = ({ file, name }: View): Markup =>
  html`<div class="fault">${icon('error')}<div>
<p><strong>${file} is gone.</strong> What is shown is the mail as it was last.</p>
<p class="hint">If it was renamed: an issue’s file is named by its number, as ${html`<code>${name}.yaml</code>`} was.</p>
</div></div>`

const told = (what: string, shown: string, fault: ViewFinding, editor?: string): Markup =>
  html`<div class="fault">${icon('error')}<div>
<p><strong>${what}</strong> ${shown}</p>
<p class="message">${ticked(fault.message)}</p>
${fault.excerpt && html`<pre class="excerpt"><span class="line">${fault.line}</span> ${fault.excerpt}</pre>`}
${fault.hint && html`<p class="hint">${ticked(fault.hint)}</p>`}
<p class="place"><span class="at">${placeOf(fault)}</span> ${fault.path && openers({ ...fault, path: fault.path }, editor)}</p>
</div></div>`
