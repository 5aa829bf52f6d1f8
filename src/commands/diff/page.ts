import { createHash } from 'node:crypto'
import type { Piece, Run, Sentence } from '../../changes.ts'
import { escapeHtml } from '../../markdown.ts'
import type { Edition, IO, Path } from '../../model.ts'
import { viewOf } from '../../workbench.ts'
import type { Compared, Mail, Side } from './compared.ts'
import { capital, type Detail, details } from './excerpt.ts'
import { show, style } from './look.ts'
import { anchorsOf, markBoth } from './mark.ts'
import { differences } from './pictures.ts'

/**
 * A page with the changes, and both mails side by side with the words marked that differ. It stands
 * alone: nothing is fetched, and nothing of a mail runs.
 */
export async function page(
  compared: Compared,
  { pictures, io }: { pictures: boolean; io: IO },
): Promise<string> {
  const [before, after] = await Promise.all([mailOf(compared.before), mailOf(compared.after)])
  const { file, against } = compared
  const name = against.name.replaceAll('`', '')
  const marked = marking(compared, before, after)
  return document(
    `${file} against ${name}`,
    `<main>
<header><h1>What changed in <span>${escapeHtml(file)}</span></h1><p>against ${escapeHtml(name)}</p></header>
${list(compared, before?.edition, after?.edition)}
<div class="mails" id="mails">
${frame('before', 'Before', name, marked.before)}
${frame('after', 'After', file, marked.after)}
</div>
${pictures ? await differences(before, after, compared.after.newsroom, io) : ''}</main>`,
  )
}

/** The mail of a side; undefined where its errors keep it from being made. */
async function mailOf({ built, newsroom }: Side): Promise<Mail | undefined> {
  const whole = await built()
  const { edition, rendered } = whole
  if (!edition || !rendered) return undefined
  return { sent: rendered.html, framed: (await viewOf(whole, newsroom)).html, edition }
}

function marking(
  { changes }: Compared,
  before: Mail | undefined,
  after: Mail | undefined,
): { before: string | undefined; after: string | undefined } {
  if (!before || !after) return { before: before?.framed, after: after?.framed }
  const pairs = changes.flatMap((change): [string, string][] => {
    const places = 'item' in change && change.item ? change.item : change.section
    const old = anchorAt(places?.before?.path, before.edition)
    const now = anchorAt(places?.after?.path, after.edition)
    return old && now ? [[old, now]] : []
  })
  const side = ({ framed, edition }: Mail) => ({ html: framed, anchors: anchorsOf(edition) })
  return markBoth(side(before), side(after), new Map(pairs))
}

/** The id of a section or an item in the mail, by its path in the issue. */
function anchorAt(path: Path | undefined, edition: Edition | undefined): string | undefined {
  const [, section = -1, , item] = path ?? []
  const found = edition?.sections[Number(section)]
  return item === undefined ? found?.id : found?.items[Number(item)]?.id
}

// ---------------------------------------------------------------- the list

function list(
  { sentences: told }: Compared,
  before: Edition | undefined,
  after: Edition | undefined,
): string {
  if (told.length === 0) return '<p class="none">Nothing that a reader sees is different.</p>'
  const rows = told.map((sentence) => row(sentence, before, after))
  return `<section class="changes" aria-label="Changes" tabindex="0"><ul>
${rows.join('\n')}
</ul></section>`
}

const signs = { added: '+', removed: '−', moved: '↕', changed: '~' } as const

function row(sentence: Sentence, before?: Edition, after?: Edition): string {
  const kind = sentence.changes[0]?.kind ?? 'changed'
  const lines = details(sentence).map(detail).join('')
  return `<li class="${kind}"><span class="sign" aria-hidden="true">${signs[kind]}</span><div><p>${said(sentence)}</p>${lines}</div>${button(sentence, before, after)}</li>`
}

const said = ({ pieces }: Sentence): string => capital(pieces).map(piece).join('')

function piece({ is, text }: Piece): string {
  if (is === 'plain') return escapeHtml(text)
  const isTitle = /^\*.*\*$/s.test(text)
  const [element, words] = isTitle ? ['cite', text.slice(1, -1)] : ['span', text]
  return `<${element} class="${is}">${escapeHtml(words)}</${element}>`
}

function detail(each: Detail): string {
  if ('sentence' in each) return `<p class="detail">${said(each.sentence)}</p>`
  return `<p class="detail">${each.runs.map(run).join(' ')}</p>`
}

const elements = { removed: 'del', added: 'ins' } as const

function run({ is, text }: Run): string {
  const words = escapeHtml(text).replaceAll('\n\n', ' ¶ ')
  return is === 'kept' ? words : `<${elements[is]}>${words}</${elements[is]}>`
}

/** Brings both mails to what a sentence tells of; there only where a script may run. */
function button({ changes, text }: Sentence, before?: Edition, after?: Edition): string {
  const [first] = changes
  if (!first) return ''
  const entry = 'entries' in first ? first.entries[0]?.path : undefined
  const places = 'item' in first && first.item ? first.item : first.section
  const old = anchorAt(first.kind === 'removed' ? entry : places?.before?.path, before)
  const now = anchorAt(first.kind === 'added' ? entry : places?.after?.path, after)
  if (!old && !now) return ''
  const data = Object.entries({ before: old, after: now })
    .map(([side, id]) => (id ? ` data-${side}="${escapeHtml(id)}"` : ''))
    .join('')
  return `<button type="button"${data} aria-label="Show in the mails: ${escapeHtml(text)}" hidden>Show</button>`
}

// ---------------------------------------------------------------- the page

const frame = (id: string, what: string, name: string, html: string | undefined): string =>
  `<section aria-labelledby="${id}-title"><h2 id="${id}-title">${what} <span>${escapeHtml(name)}</span></h2>${
    html === undefined
      ? '<p class="none">There is no mail of it, because it has errors: see <code>newswire check</code>.</p>'
      : `<iframe id="${id}" title="The mail: ${what.toLowerCase()}" sandbox="allow-same-origin" srcdoc="${escapeHtml(html.replace(/<\/head>/i, `${marks}$&`))}"></iframe>`
  }</section>`

/** Dark words on a light ground, whatever the colours of the mail, in the light and in the dark. */
const marks = `<style>
ins{background:#c6efce!important;color:#0b3818!important;text-decoration:none!important}
del{background:#ffd7d3!important;color:#5f0f09!important;text-decoration:line-through!important}
</style>`

/** The page's own script may run, and no other: it is known by its hash. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${createHash('sha256').update(show).digest('base64')}'; base-uri 'none'; form-action 'none'`

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body}
<script>${show}</script>
</body>
</html>
`
