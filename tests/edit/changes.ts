import fc from 'fast-check'
import type { Change } from '../../src/edit.ts'
import type { Path } from './oracle.ts'

/* Changes of any kind to some data: values of every sort at places of every sort. */

const words =
  `Partnership|naïve café|شراكة|שותפות|🎉 party|字字|a: b|a #b|#b|- c|? d|: e|{f}|[g]|&h|*i|!j|%k|@l|\`m|'n'|"o"|it's|\\|tbc|true|no|null|~|12|1.50|0x1F|2009-03-27|14:00-16:00|https://example.org/#p?q=1&r=2|---|...|a\tb|=|<<|,|>|x y  z|é|\u00a0|\u2028|\u0085`
    .split('|')
    .filter(Boolean)

const line = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(' '))
const paragraphs = fc.array(
  fc.oneof(
    line,
    fc.constant(''),
    line.map((text) => `  ${text}`),
  ),
  { minLength: 1, maxLength: 6 },
)
const text = fc.oneof(
  fc.constantFrom(
    ...words,
    '',
    ' ',
    '\n',
    ' a',
    'a ',
    '\na',
    'a\n\n',
    'a\n',
    'a\r\nb',
    '\u0007',
    '\uFEFF',
  ),
  line,
  fc.tuple(paragraphs, fc.constantFrom('', '\n', '\n\n')).map(([all, end]) => all.join('\n') + end),
)
const scalar = fc.oneof(
  { weight: 5, arbitrary: text },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
)
const names =
  'id title body date time venue booking contact links topics deadlines quote heading intro subject items url text for by odd:key'.split(
    ' ',
  )
const map = (value: fc.Arbitrary<unknown>, size: number) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), {
      selector: ([key]) => key,
      maxLength: size,
    })
    .map((pairs) => Object.fromEntries(pairs))
const small = fc.oneof(
  { weight: 4, arbitrary: scalar },
  map(scalar, 3),
  fc.array(scalar, { maxLength: 3 }),
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  map(small, 5),
  fc.array(small, { maxLength: 3 }),
  fc.array(map(scalar, 3), { maxLength: 3 }),
)

/** A whole file of anything. */
export const anything = map(value, 6)

/** Every path of some data, and those of them that are lists or maps. */
function pathsOf(data: unknown): { all: Path[]; lists: Path[]; maps: Path[] } {
  const found = { all: [] as Path[], lists: [] as Path[], maps: [] as Path[] }
  const visit = (part: unknown, path: Path): void => {
    if (path.length > 0) found.all.push(path)
    if (Array.isArray(part)) found.lists.push(path)
    else if (typeof part === 'object' && part !== null) found.maps.push(path)
    if (typeof part === 'object' && part !== null) {
      for (const [key, each] of Object.entries(part))
        visit(each, [...path, Array.isArray(part) ? Number(key) : key])
    }
  }
  visit(data, [])
  return found
}

const lengthAt = (data: unknown, path: Path) =>
  (path.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], data) as unknown[])
    .length

/** A change that makes sense for some data. */
export function changeOf(data: unknown): fc.Arbitrary<Change> {
  const { all, lists, maps } = pathsOf(data)
  const filled = lists.filter((path) => lengthAt(data, path) > 0)
  const anyPath = fc.constantFrom(...all)
  const insert = fc
    .tuple(fc.constantFrom(...lists), fc.nat(), value)
    .map(([path, at, each]): Change => {
      return { do: 'insert', path, index: at % (lengthAt(data, path) + 1), value: each }
    })
  const move = fc
    .tuple(fc.constantFrom(...filled), fc.nat(), fc.constantFrom(...lists), fc.nat())
    .map(([source, from, list, at]): Change => {
      const entry = [...source, from % lengthAt(data, source)]
      // Lists of one kind, mostly: an item goes among items.
      const to =
        list.at(-1) === source.at(-1) && !entry.every((step, depth) => step === list[depth])
          ? list
          : source
      const room = lengthAt(data, to) + (to === source ? 0 : 1)
      return { do: 'move', from: entry, to, index: at % room }
    })
  return fc.oneof(
    fc.tuple(anyPath, value).map(([path, each]): Change => ({ do: 'set', path, value: each })),
    fc
      .tuple(fc.constantFrom(...maps), fc.constantFrom(...names), value)
      .map(([path, key, each]): Change => ({ do: 'set', path: [...path, key], value: each })),
    anyPath.map((path): Change => ({ do: 'unset', path })),
    insert,
    move,
  )
}
