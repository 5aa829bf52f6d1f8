import { basename } from 'node:path'
import { escapeHtml } from '../../markdown.ts'
import type { Edition, EditionItem, EditionSection, Path, Prose, Source } from '../../model.ts'
import { proofStyle } from './proof-style.ts'

/** A page to print, and what stands at the foot of each sheet, as HTML. */
export type Proof = { html: string; foot: string }

/**
 * An edition as a proof to be read on paper: every paragraph, heading and line of a list has its
 * number in the margin, so that somebody can say “line 42”, and every item the line of the file in
 * which it stands. The other margin is left for a pen.
 */
export function proof(edition: Edition, source: Source): Proof {
  const { language, direction, title, publication, number, dateText } = edition
  const sheet = newSheet(source)
  const main = [
    inbox(edition, sheet),
    edition.intro ? prose(edition.intro, sheet) : '',
    ...edition.sections.map((section, index) => sectionOf(section, index, edition, sheet)),
    footer(edition, sheet),
  ]
  return {
    html: `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}: proof</title><style>${proofStyle}</style></head>
<body>
${head(edition, source)}
<main>
${main.filter(Boolean).join('\n')}
</main>
</body>
</html>
`,
    foot: foot(`${publication} ${number} · ${dateText}`),
  }
}

/** What is being numbered: `next` gives the mark of the next line. */
type Sheet = { next(): string; lineOf(path: Path): string }

function newSheet(source: Source): Sheet {
  let count = 0
  return {
    next() {
      count += 1
      return `<span class="n">${count}</span>`
    },
    lineOf: (path) =>
      `<span class="at" lang="en"><bdi>${escapeHtml(basename(source.file))} line ${source.locate(path).line}</bdi></span>`,
  }
}

// ---------------------------------------------------------------- the head and the foot

const head = ({ publication, number, dateText, organisation }: Edition, { file }: Source) => `
<header>
<div>
<p class="kind" lang="en">Proof</p>
<h1>${escapeHtml(`${publication} ${number}`)}</h1>
<p>${escapeHtml(`${dateText} · ${organisation.name}`)}</p>
<p class="how" lang="en" dir="ltr">Each heading, paragraph and line of a list has a number: to ask for a
change, say “line 42”. The wide margin is for your pen; its small print says where a title stands in
<b>${escapeHtml(file)}</b>.</p>
</div>
${verdict}
</header>`

/** It stands at the head, where it takes no sheet of its own and is found at once. */
const verdict = `<aside lang="en" dir="ltr">
<p><b>It may go out</b></p>
<p><i></i> as it stands</p>
<p><i></i> with the changes marked</p>
<p><i></i> not before I have seen it again</p>
<p class="sign"><span>Name</span><span>Date</span></p>
</aside>`

/** Chromium lays the foot out on its own, without the styles of the page. */
const foot = (name: string) => `
<div style="width:100%;margin:0 16mm;padding-top:2mm;border-top:0.2mm solid #b8b8b8;display:flex;justify-content:space-between;font:8pt Arial,'Liberation Sans',sans-serif;color:#444">
<span>${escapeHtml(name)} · proof</span>
<span>page <span class="pageNumber"></span> of <span class="totalPages"></span></span>
</div>`

function inbox({ subject, preheader }: Edition, sheet: Sheet): string {
  return rows('inbox', [
    ['<span lang="en">Subject</span>', escapeHtml(subject), sheet.next()],
    ['<span lang="en">Preheader</span>', escapeHtml(preheader), sheet.next()],
  ])
}

function footer(edition: Edition, sheet: Sheet): string {
  const { organisation, labels } = edition
  const linkTo = (text: string, url: string | null) => (url ? link({ text, url }, sheet) : '')
  return [
    '<footer>',
    edition.footer ? prose(edition.footer, sheet) : '',
    line([organisation.name, organisation.address, organisation.website], sheet),
    line([edition.permission], sheet),
    linkTo(labels.unsubscribe, edition.unsubscribe),
    linkTo(labels.viewInBrowser, edition.viewInBrowser),
    '</footer>',
  ].join('\n')
}

// ---------------------------------------------------------------- sections and items

function sectionOf(
  { heading, intro, items }: EditionSection,
  index: number,
  edition: Edition,
  sheet: Sheet,
): string {
  const path: Path = ['sections', index]
  return [
    '<section>',
    `<h2>${sheet.next()}${escapeHtml(heading)}${sheet.lineOf(path)}</h2>`,
    intro ? prose(intro, sheet) : '',
    ...items.map((item, i) => itemOf(item, [...path, 'items', i], edition, sheet)),
    '</section>',
  ].join('\n')
}

function itemOf(item: EditionItem, path: Path, { labels }: Edition, sheet: Sheet): string {
  const { title, quiet, deadlines, image, body, facts, quote, action, links, contact } = item
  const at = sheet.lineOf(path)
  // In the order of the mail, and each line is numbered when it is written.
  return [
    '<article>',
    title ? `<h3>${sheet.next()}${escapeHtml(title)}${at}</h3>` : `<p class="bare">${at}</p>`,
    quiet ? line([quiet], sheet) : '',
    rows(
      'deadlines',
      deadlines.map((each) => [
        escapeHtml(each.label),
        escapeHtml([each.text, each.for].filter(Boolean).join(' · ')),
        sheet.next(),
      ]),
    ),
    image ? picture(image, sheet) : '',
    body ? prose(body, sheet) : '',
    rows(
      'facts',
      facts.map((fact) => [escapeHtml(fact.label), addressed(fact.html), sheet.next()]),
    ),
    quote
      ? `<blockquote>${prose(quote.prose, sheet)}${line([`– ${quote.by}`], sheet)}</blockquote>`
      : '',
    action ? link(action, sheet, 'button') : '',
    ...links.map((each) => link(each, sheet)),
    contact ? rows('facts', [[escapeHtml(labels.contact), contact.html, sheet.next()]]) : '',
    '</article>',
  ]
    .filter(Boolean)
    .join('\n')
}

function picture(image: NonNullable<EditionItem['image']>, sheet: Sheet): string {
  const { src, alt, caption } = image
  return [
    `<figure><img src="${escapeHtml(src)}" alt="">`,
    `<p class="quiet">${sheet.next()}<span lang="en">Picture, in words:</span> ${escapeHtml(alt)}</p>`,
    caption ? line([caption], sheet) : '',
    '</figure>',
  ].join('\n')
}

// ---------------------------------------------------------------- lines

/** A paragraph opens a line, and so does an item of a list, whose first paragraph opens no second one. */
const prose = ({ html }: Prose, sheet: Sheet): string =>
  addressed(html).replace(/<li>\s*<p>|<li>|<p>/g, (opening) => opening + sheet.next())

/** On paper nobody can follow a link: its address stands behind its words, where they are not the same. */
const addressed = (html: string): string =>
  html.replace(/<a href="([^"]*)">([\s\S]*?)<\/a>/g, (anchor, url: string, text: string) => {
    const address = url.replace(/^mailto:|^tel:/, '')
    const isSaid = address === text || url.startsWith('tel:')
    return isSaid ? anchor : `${anchor} <span class="url" dir="ltr">${address}</span>`
  })

/** Quiet words in one line, those that there are. */
function line(parts: readonly (string | null)[], sheet: Sheet): string {
  const text = parts.flatMap((part) => (part ? escapeHtml(part) : [])).join(' · ')
  return `<p class="quiet">${sheet.next()}${text}</p>`
}

function link({ text, url }: { text: string; url: string }, sheet: Sheet, kind = 'link'): string {
  const anchor = `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
  return `<p class="${kind}">${sheet.next()}${addressed(anchor)}</p>`
}

type Row = [label: string, html: string, number: string]

const rows = (kind: string, all: readonly Row[]): string =>
  all.length === 0
    ? ''
    : `<dl class="${kind}">${all.map(([label, html, number]) => `<div>${number}<dt>${label}</dt><dd>${html}</dd></div>`).join('')}</dl>`
