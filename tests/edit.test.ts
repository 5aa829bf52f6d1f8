import { describe, expect, it } from 'vitest'
import { type Change, compileYaml, difference, edit } from '../src/edit.ts'
import { parse } from '../src/index.ts'
import { validate } from '../src/validate.ts'
import { newsroom } from './support/mails.ts'

type Case = { name: string; before: string; change: Change | Change[]; after: string }

const changed = (before: string, change: Change | Change[]) =>
  edit('17.yaml', before, [change].flat()).value

const set = (path: (string | number)[], value: unknown): Change => ({ do: 'set', path, value })
const unset = (...path: (string | number)[]): Change => ({ do: 'unset', path })
const insert = (path: (string | number)[], index: number, value: unknown): Change => {
  return { do: 'insert', path, index, value }
}
const move = (from: (string | number)[], to: (string | number)[], index: number): Change => {
  return { do: 'move', from, to, index }
}

const texts: Case[] = [
  {
    name: 'leaves plain text plain',
    before: 'title: One # a comment\n',
    change: set(['title'], 'Two'),
    after: 'title: Two # a comment\n',
  },
  {
    name: 'quotes what must be quoted',
    before: 'title: One # a comment\n',
    change: set(['title'], 'One: two'),
    after: 'title: "One: two" # a comment\n',
  },
  {
    name: 'keeps single quotes',
    before: "title: 'One'\n",
    change: set(['title'], "It's two"),
    after: "title: 'It''s two'\n",
  },
  {
    name: 'leaves single quotes where only double ones can hold the text',
    before: "title: 'One'\n",
    change: set(['title'], 'One\u0085two'),
    after: 'title: "One\\u0085two"\n',
  },
  {
    name: 'chooses the quotes that the file likes',
    before: "title: One\nsubject: 'A: b'\n",
    change: set(['title'], 'a #b'),
    after: "title: 'a #b'\nsubject: 'A: b'\n",
  },
  {
    name: 'quotes a word that would be a number or a truth',
    before: 'a: x\nb: x\nc: x\n',
    change: [set(['a'], '12'), set(['b'], 'true'), set(['c'], 'no')],
    after: 'a: "12"\nb: "true"\nc: no\n',
  },
  {
    name: 'writes numbers, truths and nothing',
    before: 'a: x\nb: x\nc: x\n',
    change: [set(['a'], 12), set(['b'], true), set(['c'], null)],
    after: 'a: 12\nb: true\nc: null\n',
  },
  {
    name: 'changes a line of a block and leaves its others',
    before: 'body: |\n   One.\n\n   Two.\nend: x\n',
    change: set(['body'], 'One.\n\nThree.\n'),
    after: 'body: |\n   One.\n\n   Three.\nend: x\n',
  },
  {
    name: 'tells in the header of a block how it ends',
    before: 'a: |\n  x\nb: |-\n  x\nc: |\n  x\nd: 1\n',
    change: [set(['a'], 'y'), set(['b'], 'y\n'), set(['c'], 'y\n\n')],
    after: 'a: |-\n  y\nb: |\n  y\nc: |+\n  y\n\nd: 1\n',
  },
  {
    name: 'tells the indent of a block that begins with spaces',
    before: 'body: |\n    x\n',
    change: set(['body'], '  a\nb\n'),
    after: 'body: |4\n      a\n    b\n',
  },
  {
    name: 'makes a block of text that gets lines, and keeps the comment',
    before: 'items:\n  - body: One. # short\n    cost: Free\n',
    change: set(['items', 0, 'body'], 'One.\nTwo.\n'),
    after: 'items:\n  - body: | # short\n      One.\n      Two.\n    cost: Free\n',
  },
  {
    name: 'folds what was folded, and leaves the paragraphs that stay',
    before: 'body: >\n  One\n  paragraph.\n\n  Two.\n',
    change: set(['body'], 'One paragraph.\nThree.\n'),
    after: 'body: >\n  One\n  paragraph.\n\n  Three.\n',
  },
  {
    name: 'folds a long text at the width that it had',
    before: `title: ${'word '.repeat(14).trim()}\n  ${'word '.repeat(3).trim()}\n`,
    change: set(['title'], 'term '.repeat(20).trim()),
    after: `title: ${'term '.repeat(14).trim()}\n  ${'term '.repeat(6).trim()}\n`,
  },
  {
    name: 'finds the value on a line of its own',
    before: 'title:\n  One # x\nend: 1\n',
    change: set(['title'], 'Two'),
    after: 'title:\n  Two # x\nend: 1\n',
  },
  {
    name: 'fills in a value that is not written yet',
    before: 'title: # soon\nend: 1\n',
    change: set(['title'], 'Two'),
    after: 'title: Two # soon\nend: 1\n',
  },
  {
    name: 'drops a tag that the new value does not fit',
    before: 'a: !!str 12\nb: !!str 12\n',
    change: [set(['a'], 'x'), set(['b'], 13)],
    after: 'a: !!str x\nb: 13\n',
  },
]

const keys: Case[] = [
  {
    name: 'puts a key behind its nearest predecessor',
    before: '- title: One\n  date: tbc # soon\n  links: []\n',
    change: set([0, 'venue'], 'The hall'),
    after: '- title: One\n  date: tbc # soon\n  venue: The hall\n  links: []\n',
  },
  {
    name: 'puts a key that comes first behind the dash',
    before: '- title: One\n  body: x\n',
    change: set([0, 'id'], 'one'),
    after: '- id: one\n  title: One\n  body: x\n',
  },
  {
    name: 'puts an unknown key last, under the comments of the last one',
    before: 'number: 1\ndate: 2009-01-01\n  # a Thursday\n# the end\n',
    change: set(['other'], 1),
    after: 'number: 1\ndate: 2009-01-01\n  # a Thursday\nother: 1\n# the end\n',
  },
  {
    name: 'makes the maps that are missing on the way',
    before: '- title: One\n',
    change: set([0, 'booking', 'contact'], 'events'),
    after: '- title: One\n  booking: { contact: events }\n',
  },
  {
    name: 'fills an empty map, and one that is not written',
    before: 'a: {}\nb: # soon\nc: 1\n',
    change: [set(['a', 'x'], 1), set(['b', 'x'], 1)],
    after: 'a: { x: 1 }\nb: # soon\n  x: 1\nc: 1\n',
  },
  {
    name: 'takes a key out with its comments',
    before: 'a: 1\n# about b\nb: 2 # too\n  # and this\n# about c\nc: 3\n',
    change: unset('b'),
    after: 'a: 1\n# about c\nc: 3\n',
  },
  {
    name: 'leaves what opens the file',
    before: '# $schema\nnumber: 1\ndate: x\n',
    change: unset('number'),
    after: '# $schema\ndate: x\n',
  },
  {
    name: 'takes the first key from behind its dash',
    before: '- id: x\n  # about the title\n  title: y\n- id: z\n  title: w\n',
    change: [unset(0, 'id'), unset(1, 'id')],
    after: '- # about the title\n  title: y\n- title: w\n',
  },
  {
    name: 'leaves an empty map when the only key goes',
    before: 'a:\n  b: 1 # x\nc:\n  - d: 1\n',
    change: [unset('a', 'b'), unset('c', 0, 'd')],
    after: 'a: {}\nc:\n  - {}\n',
  },
  {
    name: 'changes of a map only what differs',
    before: 'contact:\n  role: Desk # new\n  # office hours\n  phone: 1\n  email: a@b.c\n',
    change: set(['contact'], { role: 'Desk', phone: 2, name: 'X' }),
    after: 'contact:\n  name: X\n  role: Desk # new\n  # office hours\n  phone: 2\n',
  },
  {
    name: 'puts a list or a map in the place of a text, and back',
    before: 'a: x # a\nb: [1, 2] # b\nc: # c\n  - 1\n  # two\n  - 2\nd: 1\n',
    change: [set(['a'], ['x', 'y']), set(['b'], 'z'), set(['c'], 'z')],
    after: 'a: # a\n  - x\n  - y\nb: z # b\nc: z # c\nd: 1\n',
  },
]

const entries: Case[] = [
  {
    name: 'adds to a list with its blank lines',
    before: 'items:\n  - a\n\n  - b # b\n\nend: 1\n',
    change: [insert(['items'], 2, 'c'), insert(['items'], 0, 'z')],
    after: 'items:\n  - z\n\n  - a\n\n  - b # b\n\n  - c\n\nend: 1\n',
  },
  {
    name: 'adds before the comment of an entry and behind those of another',
    before: 'items:\n- a\n  # under a\n# over b\n- b\n',
    change: insert(['items'], 1, 'x'),
    after: 'items:\n- a\n  # under a\n- x\n# over b\n- b\n',
  },
  {
    name: 'adds to lists that are empty in every way',
    before: 'a:\nb: [] # b\nc: [ ]\nd: 1\n',
    change: ['a', 'b', 'c', 'e'].map((key) => insert([key], 0, { title: 'x' })),
    after: 'a:\n  - title: x\nb: # b\n  - title: x\nc:\n  - title: x\nd: 1\ne:\n  - title: x\n',
  },
  {
    name: 'adds to a file without a last line break',
    before: 'items:\n  - a\n  - b',
    change: insert(['items'], 2, 'c'),
    after: 'items:\n  - a\n  - b\n  - c',
  },
  {
    name: 'keeps blank lines that are part of a text',
    before: 'items:\n  - a: |+\n      x\n\n  - b: 1\n\n  - c: 1\n',
    change: insert(['items'], 1, { d: 1 }),
    after: 'items:\n  - a: |+\n      x\n\n  - d: 1\n  - b: 1\n\n  - c: 1\n',
  },
  {
    name: 'writes an item as the others are written',
    before: 'list:\n-   title: a\n    body: |\n       x\n    links:\n    -   {text: t,url: u}\n',
    change: insert(['list'], 1, { links: [{ url: 'v', text: 's' }], body: 'y\n', title: 'b' }),
    after:
      'list:\n-   title: a\n    body: |\n       x\n    links:\n    -   {text: t,url: u}\n-   title: b\n    body: |\n       y\n    links:\n    -   {text: s, url: v}\n',
  },
  {
    name: 'takes an entry out with one of its gaps',
    before: '- a\n\n# over b\n- b\n\n- c\n\n- d\n',
    change: [unset(1), unset(2)],
    after: '- a\n\n- c\n',
  },
  {
    name: 'leaves comments that stand alone',
    before: '- a\n\n# alone\n\n- b\n\n# alone too\n\n- c\n',
    change: unset(1),
    after: '- a\n\n# alone\n\n# alone too\n\n- c\n',
  },
  {
    name: 'leaves an empty list when the only entry goes',
    before: 'items: # none\n  # the only one\n  - a\n\nend: 1\n',
    change: unset('items', 0),
    after: 'items: [] # none\n\nend: 1\n',
  },
  {
    name: 'moves an entry with its comments, further in',
    before: 'a:\n# over x\n- x: 1\n  y: |\n    z\n- w: 1\nb:\n  c:\n    - v: 1\n',
    change: move(['a', 0], ['b', 'c'], 1),
    after: 'a:\n- w: 1\nb:\n  c:\n    - v: 1\n    # over x\n    - x: 1\n      y: |\n        z\n',
  },
  {
    name: 'moves the only entry to an empty list, further out',
    before: 'b:\n  c:\n    - v: 1\n      w: 2\na: []\n',
    change: move(['b', 'c', 0], ['a'], 0),
    after: 'b:\n  c: []\na:\n  - v: 1\n    w: 2\n',
  },
  {
    name: 'counts the place of a moved entry without it',
    before: '- a\n- b\n- c\n',
    change: move([0], [], 2),
    after: '- b\n- c\n- a\n',
  },
  {
    name: 'finds a list that moves up itself',
    before: '- - a\n- - b\n  - c\n',
    change: move([0], [1], 0),
    after: '- - - a\n  - b\n  - c\n',
  },
  {
    name: 'keeps two characters at the ends of lines',
    before: 'items:\r\n  - a\r\n  - b\r\n',
    change: insert(['items'], 1, { body: 'x\ny\n' }),
    after: 'items:\r\n  - a\r\n  - body: |\r\n      x\r\n      y\r\n  - b\r\n',
  },
  {
    name: 'keeps the byte order mark',
    before: '\uFEFFa: 1\n',
    change: set(['a'], 2),
    after: '\uFEFFa: 2\n',
  },
]

const brackets: Case[] = [
  {
    name: 'changes, adds and removes within braces',
    before: 'a: { date: 2009-01-01, for: x } # a\n',
    change: [set(['a', 'date'], '2009-01-02'), set(['a', 'time'], '12:00'), unset('a', 'for')],
    after: 'a: { date: 2009-01-02, time: 12:00 } # a\n',
  },
  {
    name: 'gives values to keys without one',
    before: 'a: { x, "y", z: }\n',
    change: ['x', 'y', 'z'].map((key) => set(['a', key], 1)),
    after: 'a: { x: 1, "y": 1, z: 1 }\n',
  },
  {
    name: 'keeps tight braces tight',
    before: 'a: {x: 1}\nb: {}\n',
    change: [set(['a', 'y'], 2), set(['b', 'y'], 'p, q')],
    after: 'a: {x: 1, y: 2}\nb: {y: "p, q"}\n',
  },
  {
    name: 'writes lines of text as escapes within braces',
    before: 'a: { x: 1 }\n',
    change: set(['a', 'x'], 'one\ntwo\n'),
    after: 'a: { x: "one\\ntwo\\n" }\n',
  },
  {
    name: 'empties brackets and fills them again',
    before: 'a: [ 1 ]\nb: [x, y]\n',
    change: [unset('a', 0), unset('b', 0), insert(['b'], 1, 'z')],
    after: 'a: []\nb: [y, z]\n',
  },
  {
    name: 'works line by line where brackets do',
    before: 'a: [\n  1, # one\n  # over two\n  2\n]\n',
    change: [insert(['a'], 2, 3), unset('a', 1), insert(['a'], 0, 0)],
    after: 'a: [\n  0,\n  1, # one\n  3\n]\n',
  },
  {
    name: 'keeps a last comma',
    before: 'a: [\n  1,\n  2, # two\n]\nb: [1, 2, ]\n',
    change: [insert(['a'], 2, 3), insert(['b'], 2, 3), unset('b', 0)],
    after: 'a: [\n  1,\n  2, # two\n  3,\n]\nb: [2, 3, ]\n',
  },
  {
    name: 'moves between lines and brackets',
    before: 'a: [1, 2]\nb:\n  - 3\n  - 4\n',
    change: [move(['a', 0], ['b'], 0), move(['b', 2], ['a'], 1)],
    after: 'a: [2, 4]\nb:\n  - 1\n  - 3\n',
  },
]

const anchors: Case[] = [
  {
    name: 'puts a value in the place of an alias',
    before: 'a: &x 1\nb: *x\n',
    change: set(['b'], 2),
    after: 'a: &x 1\nb: 2\n',
  },
  {
    name: 'keeps an anchor to which nothing refers',
    before: 'a: &x 1\nb: &y\n  c: 1\n',
    change: [set(['a'], 2), set(['b', 'c'], 2)],
    after: 'a: &x 2\nb: &y\n  c: 2\n',
  },
  {
    name: 'removes an alias',
    before: 'a: &x 1\nb: [*x, 2]\n',
    change: unset('b', 0),
    after: 'a: &x 1\nb: [2]\n',
  },
]

describe('edit', () => {
  const all = { texts, keys, entries, brackets, anchors }
  for (const [what, cases] of Object.entries(all)) {
    describe(what, () => {
      it.each(cases)('$name', ({ before, change, after }) => {
        expect(changed(before, change)).toBe(after)
      })
    })
  }

  it('gives back the same text when nothing changes', () => {
    const text = 'a:  1\nb: [ x,y ]\nc: "z"\n'
    const same = [set(['a'], 1), set(['b'], ['x', 'y']), set([], { c: 'z', b: ['x', 'y'], a: 1 })]
    expect(changed(text, [...same, move(['b', 0], ['b'], 0)])).toBe(text)
    expect(changed(text, [])).toBe(text)
  })

  it('writes the first words of an empty file', () => {
    expect(changed('', set(['number'], 1))).toBe('number: 1\n')
    expect(changed('# a comment', set(['number'], 1))).toBe('# a comment\nnumber: 1\n')
  })
})

describe('edit refuses', () => {
  const deep = 'a: &x\n  b: &y 1\nc: *x\nd: [*y]\n'
  it.each<[string, string, Change, number]>([
    ['a file that is not sound', 'a: 1\nb: [\n', set(['a'], 2), 3],
    ['a second document', 'a: 1\n---\nb: 1\n', set(['a'], 2), 2],
    ['an alias of nothing', 'a: 1\nb: *x\n', set(['a'], 2), 1],
    ['a change that an alias repeats', deep, set(['a', 'b'], 2), 3],
    ['a change through an alias', deep, set(['c', 'b'], 2), 3],
    ['to remove what an alias repeats', deep, unset('a'), 3],
    ['to move an alias before its anchor', '- &x a\n- *x\n', move([1], [], 0), 2],
    ['a key that stands twice', 'a: 1\na: 2\n', set(['a'], 3), 2],
    ['to remove what is not there', 'a: 1\nb: 1\n', unset('c'), 1],
    ['a key of a text', 'b: 1\na: x\n', set(['a', 'b'], 1), 2],
    ['a place outside the list', 'b: 1\na: [1]\n', insert(['a'], 3, 1), 2],
    ['to insert into a map', 'b: 1\na: {x: 1}\n', insert(['a'], 0, 1), 2],
    ['to move something into itself', '- - a\n', move([0], [0], 0), 1],
    ['a dangerous key', 'a: 1\n', set(['__proto__', 'x'], 1), 1],
    ['to put no value', 'a: 1\n', set(['a'], undefined), 1],
  ])('%s', (_, text, change, line) => {
    const { value, diagnostics } = edit('17.yaml', text, [change])
    expect(value).toBeUndefined()
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ code: 'edit-refused', severity: 'error' })
    expect(diagnostics[0]?.message).toMatch(/\w.*\.$/)
    expect(diagnostics[0]?.place).toMatchObject({ file: '17.yaml', line })
  })

  it('makes all changes or none', () => {
    const { value } = edit('17.yaml', 'a: 1\n', [set(['a'], 2), unset('b')])
    expect(value).toBeUndefined()
  })
})

describe('compileYaml', () => {
  it('writes an issue in the layout of the house', async () => {
    const body = 'Two paragraphs.\n\nThis one: with a colon.\n'
    const event = {
      body,
      date: '2009-05-20',
      title: 'An event: ours',
      booking: { contact: 'events' },
    }
    const links = [{ url: 'https://example.org', text: 'Read' }]
    const data = {
      sections: [
        { items: [event, { title: '2009', date: 'tbc', links }], type: 'events' },
        { type: 'notice', heading: '# 1', items: [] },
      ],
      date: '2009-05-18',
      intro: 'Welcome.\n',
      number: 17,
    }
    const text = compileYaml(data, '# yaml-language-server: $schema=../schema/issue.schema.json')
    expect(text).toBe(`# yaml-language-server: $schema=../schema/issue.schema.json
number: 17
date: 2009-05-18

intro: |
  Welcome.

sections:
  - type: events
    items:
      - title: "An event: ours"
        date: 2009-05-20
        booking: { contact: events }
        body: |
          Two paragraphs.

          This one: with a colon.

      - title: "2009"
        date: tbc
        links:
          - text: Read
            url: https://example.org

  - type: notice
    heading: "# 1"
    items: []
`)
    const source = parse('17.yaml', text).value
    expect(source?.data).toEqual(data)
    const found = source && validate(source, await newsroom()).diagnostics
    expect(found).toEqual([])
  })
})

describe('difference', () => {
  it('shows what changed with three lines round it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
    const shown = difference(
      'issues/17.yaml',
      before,
      before.replace('e', 'x').replaceAll('\n', '\r\n'),
    )
    expect(shown).toBe(
      '--- issues/17.yaml\n+++ issues/17.yaml\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+x\n f\n g\n h\n',
    )
  })

  it('is empty when nothing did', () => {
    expect(difference('17.yaml', 'a\n', '\uFEFFa\r\n')).toBe('')
  })
})
