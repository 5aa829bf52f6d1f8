import { shown } from '../diagnostic.ts'
import type { EditionItem, Item, Path, Prose } from '../model.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { canBeRead, type Element, pageOf, textOf } from './mail/page.ts'
import { type PartName, partNames } from './mail/printed.ts'
import { isShown } from './mail/visible.ts'

/** Something that readers of one part of the mail get, and those of the other do not. */
export const missingInPart: ThoroughCheck = {
  code: 'missing-in-part',
  severity: 'warning',
  family: 'mail',
  about:
    'A title, text, date, link, contact or figure of the issue that is not in both parts of the mail.',
  why: 'A mail has an HTML part and a plain-text part, and its reader sees one of them. They are to say the same (RFC 2046, 5.1.4); filters compare them, too. The built-in themes print everything in both; a theme of your own may forget something.',
  bad: '{{! a plain-text template without the deadlines }}\n{{wrap title}}\n{{blocks body}}',
  good: '{{wrap title}}\n{{blocks body}}\n{{#each deadlines}}\n{{row label text}}\n{{/each}}',
  async check(context) {
    if (!canBeRead(context.rendered)) return []
    const wanted = wantedOf(context)
    const text = solid(context.rendered.text)
    const has = { html: htmlPart(context), text: (piece: string) => text.includes(solid(piece)) }
    return (['html', 'text'] as const).flatMap((part) => {
      const lost = wanted.filter(({ words }) => words.some((piece) => !has[part](piece[part])))
      return kinds.flatMap((kind) => told(kind, part, lost))
    })
  },
}

/** Whether some words can be read in the HTML part, or an address followed. */
function htmlPart({ rendered }: Context): (piece: string) => boolean {
  const { elements, texts } = pageOf(rendered)
  const read = texts.filter(({ within }) => isShown(within) && !isListed(within))
  const words = solid(read.map(({ text }) => text).join(''))
  const addresses = new Set(elements.map(({ attributes: { href = '' } }) => href))
  return (piece) => words.includes(solid(piece)) || addresses.has(piece)
}

/** A list of contents leads to a title, and is not the title itself. */
const isListed = (element: Element): boolean =>
  element.attributes.href?.startsWith('#') || (element.parent ? isListed(element.parent) : false)

/** White space and capitals are matters of layout. */
const solid = (text: string): string => text.replace(/\s+/g, '').toUpperCase()

// ---------------------------------------------------------------- what is to be found

const kinds = ['heading', 'title', 'text', 'date', 'link', 'contact', 'figure', 'detail'] as const
type Kind = (typeof kinds)[number]

/** Some words as each part is to have them. */
type Piece = Record<PartName, string>
type Wanted = { kind: Kind; name: string; words: Piece[]; path: Path }

function wantedOf({ edition, issue }: Context): Wanted[] {
  return edition.sections.flatMap((section, s) => [
    plain('heading', section.heading, ['sections', s]),
    ...proseOf(section.intro, ['sections', s, 'intro']),
    ...section.items.flatMap((item, i) =>
      wantedOfItem(item, issue.sections[s]?.items[i] ?? {}, ['sections', s, 'items', i]),
    ),
  ])
}

/** An item as it is printed and as it is written, which says where each thing stands. */
function wantedOfItem(item: EditionItem, written: Item, path: Path): Wanted[] {
  const { title, deadlines, facts, body, quote, links, action, contact } = item
  const passed = (written.links?.length ?? 0) - links.length
  const toDo = written.booking?.url ? ['booking', 'url'] : ['links', 0, 'url']
  return [
    ...(title ? [plain('title', title, [...path, 'title'])] : []),
    ...deadlines.map(({ text }, d) => plain('date', text, [...path, ...deadlineAt(d, written)])),
    ...facts.map(({ kind, text }) =>
      plain(kindOf(kind, text), text, [...path, fields[kind] ?? kind]),
    ),
    ...proseOf(body, [...path, 'body']),
    ...proseOf(quote?.prose, [...path, 'quote', 'text']),
    ...links.map(({ url }, l) => address(url, [...path, 'links', l + passed, 'url'])),
    ...(action ? [address(action.url, [...path, ...toDo])] : []),
    ...(contact ? [plain('contact', contact.text, [...path, 'contact'])] : []),
  ]
}

const deadlineAt = (index: number, { deadline }: Item): Path =>
  deadline && index === 0 ? ['deadline'] : ['deadlines', deadline ? index - 1 : index]

const kindOf = (fact: string, text: string): Kind =>
  fact === 'when' || fact === 'book-by' ? 'date' : /\d/.test(text) ? 'figure' : 'detail'

/** The field that a fact is made of, where it has another name. */
const fields: Record<string, string> = {
  ...{ when: 'date', where: 'venue', book: 'booking', 'book-by': 'booking' },
}

const address = (url: string, path: Path): Wanted => ({
  ...{ kind: 'link', name: url, words: [{ html: url, text: url }], path },
})

/** A phrase shows its link as `words <address>` in plain text; both are to be found. */
function plain(kind: Kind, text: string, path: Path): Wanted {
  const words = text.split(/ ?<([^<>\s]+)>/).filter((piece) => piece.trim() !== '')
  return { kind, name: text, words: words.map((piece) => ({ html: piece, text: piece })), path }
}

/** Running text: in one piece in HTML, block by block in plain text. */
function proseOf(prose: Prose | null | undefined, path: Path): Wanted[] {
  if (!prose) return []
  const html = textOf(prose.html)
  return [
    {
      ...{ kind: 'text', name: html.trim(), path },
      words: prose.text.map(({ text }) => ({ html, text })),
    },
  ]
}

// ---------------------------------------------------------------- what is said

const plural: Record<Kind, string> = {
  ...{ heading: 'headings', title: 'titles', text: 'texts', date: 'dates', link: 'links' },
  ...{ contact: 'contacts', figure: 'figures', detail: 'details' },
}

function told(kind: Kind, part: PartName, lost: readonly Wanted[]): Found[] {
  const [first, ...more] = lost.filter((each) => each.kind === kind)
  if (!first) return []
  const names = [first, ...more].slice(0, 2).map(({ name }) => `\`${shown(name)}\``)
  const some = more.length > 1 ? `${more.length + 1} ${plural[kind]}, among them` : `The ${kind}`
  const what = more.length === 1 ? `The ${plural[kind]}` : some
  const where = `not in the ${partNames[part]} part of the mail`
  return [
    {
      message: `${what} ${names.join(' and ')}${more.length > 1 ? ',' : ''} ${more.length > 0 ? 'are' : 'is'} ${where}.`,
      hint: `The theme leaves it out: see its \`${part === 'html' ? '.mjml.hbs' : '.txt.hbs'}\` files.`,
      path: first.path,
    },
  ]
}
