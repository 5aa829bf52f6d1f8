import type { Cut, InboxRow, View } from '../view.ts'
import { html, type Markup } from './markup.ts'

const devices = { desktop: 'On a desktop', phone: 'On a telephone' } as const

/** The mail in the lists of mails, before anybody opens it: what each program shows and what it cuts off. */
export function inboxRows({ inbox }: View): Markup {
  return html`<p class="lead">What readers see before they open the mail. Where the programs cut depends on
window and letters; these are typical values. What is cut off stands crossed out.</p>
${Object.entries(devices).map(
  ([device, title]) => html`<section class="inbox ${device}" aria-labelledby="inbox-${device}">
<h2 id="inbox-${device}">${title}</h2>
<ul>${inbox.filter((row) => row.device === device).map(rowOf)}</ul></section>`,
)}`
}

const rowOf = (row: InboxRow): Markup =>
  html`<li><h3>${row.program}</h3><div class="row ${row.program.toLowerCase().replace(' ', '-')}">
<span class="sender">${text(row.sender)}</span><span class="heads"><span class="subject">${text(row.subject)}</span>
<span class="preheader">${text(row.preheader)}</span></span></div></li>`

const text = ({ shown, cut }: Cut): Markup =>
  html`<span>${shown}${cut && '…'}</span>${cut && html`<del><span class="unseen"> cut off: </span>${cut}</del>`}`
