import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../../diagnostic.ts'
import type { IO, Person } from '../../model.ts'
import type { SectionType } from '../../sections/index.ts'
import { formOf } from '../../validate/forms.ts'
import type { ItemOptions } from './flags.ts'
import type { RawItem } from './items.ts'
import { withLinks } from './links.ts'
import type { Desk } from './open.ts'

/** Fields of an item by their path, as a list of steps, and what was understood of days and times. */
export type Fields = {
  values: [path: string[], value: unknown][]
  said: [flag: string, text: string][]
}

/** Options whose text is read as that of a field. */
const plain: Partial<Record<keyof ItemOptions, string>> = {
  id: 'id',
  use: 'use',
  title: 'title',
  date: 'date',
  until: 'until',
  time: 'time',
  venue: 'venue',
  online: 'online',
  cost: 'cost',
  places: 'places',
  organiser: 'organiser',
  funder: 'funder',
  amount: 'amount',
  eligibility: 'eligibility',
  owner: 'owner',
  publisher: 'publisher',
  published: 'published',
  format: 'format',
  bookingUrl: 'booking.url',
  bookingBy: 'booking.by',
  quoteBy: 'quote.by',
  image: 'image.src',
  imageAlt: 'image.alt',
  imageCaption: 'image.caption',
}

/** The fields that options give to an item; `present` is the item as it stands. */
export async function fieldsOf(
  options: ItemOptions,
  present: RawItem,
  type: SectionType,
  desk: Desk,
): Promise<Fields> {
  const { newsroom, setting } = desk
  const found: Fields = { values: [], said: [] }
  for (const [option, path] of Object.entries(plain)) {
    const text = options[option as keyof ItemOptions]
    if (typeof text === 'string') await add(found, path, text, desk)
  }
  const put = (path: string, value: unknown) => {
    if (value !== undefined) found.values.push([path.split('.'), value])
  }
  put('body', await bodyOf(options, setting.io))
  put('quote.text', options.quote === undefined ? undefined : await proseOf(options.quote))
  put('contact', contactOf(options.contact, newsroom.people))
  put('booking.contact', contactOf(options.bookingContact, newsroom.people))
  put('topics', withEach(present.topics, options.topic))
  put('links', withLinks(present.links, options.link))
  await addDeadlines(found, options.deadline, present, type, desk)
  refuseStrangers(found, type)
  return found
}

/** Fields that are more than the text that was typed; their readers are loaded when they are met. */
const read = /^(?:date|until|time|deadline|deadlines\..*|booking\.by|published|places|image\..*)$/

/** The text of one option: one field, or several (`Fri 27 March 2-4pm` is a date and a time). */
export async function add(found: Fields, path: string, text: string, desk: Desk): Promise<void> {
  const plainly = { fields: { [path]: text as unknown }, echo: undefined }
  const { fields, echo } = read.test(path)
    ? (await import('./spoken.ts')).hear(path, text, desk)
    : plainly
  if (echo) found.said.push([path, echo])
  for (const [name, value] of Object.entries(fields)) {
    // What was said on its own counts more than what came along.
    if (name !== path && found.values.some(([steps]) => steps.join('.') === name)) continue
    found.values = found.values.filter(([steps]) => steps.join('.') !== name)
    found.values.push([name.split('.'), value])
  }
}

/** An item with fields put into it. */
export function itemWith(item: RawItem, { values }: Fields): RawItem {
  return values.reduce<RawItem>((all, [path, value]) => within(all, path, value), item)
}

function within(item: RawItem, [step = '', ...rest]: string[], value: unknown): RawItem {
  const inner = item[step]
  const map = typeof inner === 'object' && inner && !Array.isArray(inner) ? (inner as RawItem) : {}
  return { ...item, [step]: rest.length > 0 ? within(map, rest, value) : value }
}

function refuseStrangers({ values }: Fields, type: SectionType): void {
  const known = Object.keys(formOf(type).entries)
  const strange = values.map(([[name = '']]) => name).find((name) => !known.includes(name))
  if (strange === undefined) return
  throw new UserError(
    `${type.item.replace(/^./, (first) => first.toUpperCase())} has no \`${strange}\`.`,
    `It may have: ${known.join(', ')}.`,
  )
}

// ---------------------------------------------------------------- texts

async function bodyOf({ body, bodyFile }: ItemOptions, io: IO): Promise<string | undefined> {
  if (body !== undefined && bodyFile !== undefined) {
    throw new UserError('`--body` and `--body-file` exclude each other.')
  }
  if (bodyFile === undefined) return body === undefined ? undefined : proseOf(body)
  return proseOf(bodyFile === '-' ? await standardInput(io) : await fileText(bodyFile, io.cwd))
}

async function fileText(file: string, cwd: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(resolve(cwd, file)))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason = code === 'ENOENT' ? 'there is none' : code?.startsWith('E') ? code : 'not UTF-8'
    throw new UserError(`\`${file}\` cannot be read: ${reason}.`)
  }
}

async function standardInput(io: IO): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of io.stdin?.() ?? []) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}

/** Lines longer than anybody writes by hand are broken; a text that was wrapped stays as it is. */
const longest = 100

/** A text as it stands in a file: line breaks of one kind, one at the end, none at the start. */
export async function proseOf(text: string): Promise<string> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
  if (lines === '') return ''
  const isLong = lines.split('\n').some((line) => line.length > longest)
  if (!isLong) return `${lines}\n`
  const { fold } = await import('../../draft.ts')
  return `${fold(lines)}\n`
}

// ---------------------------------------------------------------- people, lists

/** A key of the register, or `Name <email>` written out. */
function contactOf(text: string | undefined, people: Record<string, Person>): unknown {
  if (text === undefined || Object.hasOwn(people, text)) return text
  const [, name = '', email] = /^([^<>]*)<?\b([^<>@\s]+@[^<>@\s]+)>?$/.exec(text.trim()) ?? []
  if (email === undefined) return text
  return name.trim() === '' ? { email } : { name: name.trim(), email }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function withEach(present: unknown, added: readonly string[] | undefined): unknown {
  if (!added) return undefined
  return [...new Set([...listOf(present), ...added])]
}

/** The one deadline of a grant or a consultation; or one of several, each with what is due. */
async function addDeadlines(
  found: Fields,
  written: readonly string[] | undefined,
  present: RawItem,
  type: SectionType,
  desk: Desk,
): Promise<void> {
  if (!written) return
  const { hear } = await import('./spoken.ts')
  const isOwn = [...type.required, ...type.optional].includes('deadline')
  let several = listOf(present.deadlines)
  for (const each of written) {
    const [, when = each, due] = /^([^=]*)=(.*)$/s.exec(each) ?? []
    const { fields, echo } = hear('deadline', when, desk)
    if (echo) found.said.push(['deadline', echo])
    const { deadline } = fields
    if (isOwn && due === undefined && written.length === 1) {
      found.values.push([['deadline'], deadline])
      return
    }
    const one = typeof deadline === 'string' ? { date: deadline } : (deadline as RawItem)
    const full = due === undefined ? one : { ...one, for: due.trim() }
    const at = several.findIndex((other) => (other as RawItem | null)?.for === full.for)
    several = at < 0 || due === undefined ? [...several, full] : several.with(at, full)
  }
  found.values.push([['deadlines'], several])
}
