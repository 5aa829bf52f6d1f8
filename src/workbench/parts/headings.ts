import type { Heading, View } from '../view.ts'
import { html, type Markup } from './markup.ts'

/** The headings as a screen reader lists them: the way through the mail for who does not see it. */
export function headingList({ headings }: View): Markup {
  if (headings.length === 0) return html`<p class="empty">This mail has no headings.</p>`
  return html`<p class="lead">A screen reader lists these, and jumps from one to the next.</p>
<ol class="headings">${headings.map((heading, index) => row(heading, headings[index - 1], index))}</ol>`
}

function row({ level, text }: Heading, before: Heading | undefined, index: number): Markup {
  const skipped = level > (before?.level ?? 0) + 1
  return html`<li class="depth-${Math.min(6, Math.max(1, level))}"><button type="button" class="jump" data-heading="${index}"
><span class="level">${`h${level}`}</span><span class="words">${text || html`<em>says nothing</em>`}</span></button>${
    skipped && html` <span class="skip">A level is skipped</span>`
  }</li>`
}
