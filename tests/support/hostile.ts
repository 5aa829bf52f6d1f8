import { Buffer } from 'node:buffer'

/** The largest file that newswire reads. */
const MiB = 1024 * 1024

/** As much of a piece as fits between a head and a tail. */
const fill = (head: string, piece: string, tail = '') =>
  head +
  piece.repeat(Math.floor((MiB - head.length - tail.length) / Buffer.byteLength(piece))) +
  tail

/** Lines with a number in each, up to a size in characters. */
function numbered(size: number, line: (number: number) => string, head = ''): string {
  const lines = [head]
  for (let length = head.length, number = 0; length < size; number += 1) {
    lines.push(line(number))
    length += (lines.at(-1) as string).length
  }
  return lines.join('').slice(0, MiB)
}

const head = (type = 'news') =>
  `number: 7\ndate: 2009-04-20\nsections:\n  - type: ${type}\n    items:\n`

/** Twenty items whose texts are as long as they may be, made of one piece. */
const texts = (piece: string) =>
  head() +
  Array.from({ length: 20 }, (_, index) => {
    const text = piece.repeat(Math.floor(19_900 / piece.length))
    return `      - title: T${index}\n        body: |\n          ${text}\n`
  }).join('')

/** The same with a line for each piece. */
const lists = (line: string) =>
  head() +
  Array.from({ length: 20 }, (_, index) => {
    const lines = `          ${line}\n`.repeat(Math.floor(45_000 / (line.length + 11)))
    return `      - title: T${index}\n        body: |\n${lines}`
  }).join('')

const item = (fields: string) => `      - { title: A, body: B, ${fields} }\n`

const bomb = (first: string) =>
  Array.from({ length: 9 }, (_, level) => {
    const inner = level === 0 ? first : `*a${level - 1}`
    return `a${level}: &a${level} [${Array(9).fill(inner).join(',')}]\n`
  }).join('')

/** Files that were made to hurt, by what they are full of. */
export const hostile: Readonly<Record<string, string | Uint8Array>> = {
  'small keys': numbered(MiB, (n) => `k${n}: v\n`),
  'keys of a thousand letters': numbered(MiB, (n) => `k${n}${'x'.repeat(900)}: v\n`),
  'brackets in brackets': fill('a: ', '['),
  'dashes after dashes': fill('', '- '),
  'deeper and deeper lines': numbered(MiB, (n) => `${' '.repeat(n)}a:\n`),
  anchors: numbered(MiB, (n) => `k${n}: &a${n} v\n`),
  'anchors and aliases': numbered(MiB, (n) =>
    n % 2 ? `k${n}: *a${n - 1}\n` : `k${n}: &a${n} v\n`,
  ),
  aliases: fill('a: &a [x]\nb: [', '*a,', ']'),
  'aliases of nothing': numbered(90_000, (n) => `k${n}: *x\n`),
  'a bomb of aliases': bomb('x'),
  'a bomb of aliases in an issue': `${bomb('x')}${head()}${item('topics: *a8')}`,
  'one plain text': fill('title: ', 'a'),
  'one quoted text': fill('title: "', 'a', '"'),
  'one text of many lines': fill('title: |\n', '  a\n'),
  escapes: fill('title: "', '\\n', '"'),
  'halves of letters': fill('a: "', '\\ud800', '"'),
  'a hundred thousand lines': '\n'.repeat(100_000),
  'lines with tabs': fill('a:\n', '\tb: c\n'),
  colons: fill('', ':'),
  'quotation marks': fill('', '"'),
  apostrophes: fill('', "'"),
  'per cent signs': fill('', '%\n'),
  'empty braces': fill('', '{}'),
  comments: fill('', '# a\n'),
  'comments after a text': fill('a: b', ' #c'),
  'texts cut off by comments': numbered(90_000, (n) => `k${n}: b #c\n`),
  documents: fill('', '---\n'),
  'unquoted colons': numbered(90_000, (n) => `k${n}: a: b\n`),
  'words after quotes': numbered(90_000, (n) => `k${n}: "a" b\n`),
  tags: numbered(90_000, (n) => `k${n}: !x b\n`),
  'sixty thousand items': head() + '      - a\n'.repeat(60_000),
  'empty items': fill('number: 7\nsections: [', '{},', ']'),
  'items, each sound': numbered(60_000, (n) => `      - { title: A${n}, body: B }\n`, head()),
  'items of one title': head() + '      - { title: A, body: B }\n'.repeat(2200),
  'items of one id': head() + item('id: a').repeat(1500),
  'events that are over': head('events') + '      - { title: A, date: 2009-03-01 }\n'.repeat(2000),
  'links that lead nowhere': head() + item('links: [{ text: a, url: b }]').repeat(900),
  'sections without items': `number: 7\ndate: 2009-04-20\nsections:\n${'  - { type: news, items: [] }\n'.repeat(2000)}`,
  topics: `${head('learning')}      - { title: A, body: B, topics: [${'a,'.repeat(15_000)}] }\n`,
  'a long email address': head() + item(`contact: { email: ${'a.'.repeat(400_000)}@x }`),
  'a long number': head() + item(`contact: { phone: "${'0 '.repeat(400_000)}" }`),
  'a long address': head() + item(`links: [{ text: a, url: https://${'a.'.repeat(400_000)} }]`),
  'a long day': `number: 7\ndate: "${'1 '.repeat(400_000)}"\n`,
  'a long time': `${head('events')}      - { title: A, date: tbc, time: "${'1-'.repeat(400_000)}" }\n`,
  ...Object.fromEntries(
    [
      ...['[', '![', '[a](', '*', '**a ', 'a**b', '*a_ ', '>', '- ', '<a@', '&a', '\\', '[x](y) '],
      ...['[x](javascript:y) ', '[x](https://example.org/a) ', 'the quick brown fox '],
    ].map((piece) => [`texts of ${piece}`, texts(piece)]),
  ),
  ...Object.fromEntries(
    ['- a', '> > > > > > a', '- > - > a'].map((line) => [`lines of ${line}`, lists(line)]),
  ),
  'more text than a mail carries': fill(
    head(),
    `      - title: A\n        body: ${'a '.repeat(9000)}\n`,
  ),
  'bytes that are not UTF-8': Buffer.alloc(MiB, 0xff),
  'one wrong byte at the end': Buffer.concat([Buffer.alloc(MiB - 1, 0x61), Buffer.from([0xff])]),
  'control characters': fill('', '\0'),
  'more than is read': Buffer.alloc(40 * MiB, 0x61),
}
