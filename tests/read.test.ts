import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import type { Path, Pointer } from '../src/model.ts'
import { parse, read } from '../src/read.ts'

const text = (...lines: string[]) => `${lines.join('\n')}\n`
const dataOf = (yaml: string | Uint8Array) => parse('7.yaml', yaml).value?.data
const codesOf = (yaml: string | Uint8Array) => parse('7.yaml', yaml).diagnostics.map((d) => d.code)

describe('a value', () => {
  it.each([
    ['no', 'no'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['12:30', '12:30'],
    ['14:00-16:00', '14:00-16:00'],
    ['2009-03-27', '2009-03-27'],
    ['2009-03', '2009-03'],
    ['2009', 2009],
    ['1.0', 1],
    ['0o17', 15],
    ['true', true],
    ['~', null],
    ['', null],
    ['"a\\nb"', 'a\nb'],
    ["'it''s'", "it's"],
    ['a # b', 'a'],
    ['a#b', 'a#b'],
    ['a:b', 'a:b'],
    ['{ a: [b, "c"] }', { a: ['b', 'c'] }],
    ['*x', '*x'],
    ['😀', '😀'],
  ])('%s', (yaml, expected) => expect(dataOf(`a: ${yaml}\n`)).toEqual({ a: expected }))

  it('may come twice by an alias', () => {
    expect(dataOf('a: &x [1, 2]\nb: *x\n')).toEqual({ a: [1, 2], b: [1, 2] })
    expect(codesOf('a: &x [1, 2]\nb: *x\n')).toEqual([])
  })
})

describe('a file', () => {
  const plain = text('a:', '  - b: c', '  - d: e')
  const data = { a: [{ b: 'c' }, { d: 'e' }] }

  it.each([
    ['plain', plain],
    ['with a byte order mark', `\ufeff${plain}`],
    ['from Windows', plain.replaceAll('\n', '\r\n')],
    ['from an old Macintosh', plain.replaceAll('\n', '\r')],
    ['without a last line end', plain.trimEnd()],
    ['with a document marker', `---\n${plain}...\n`],
    ['with comments', `# one\n${plain}# two\n`],
  ])('%s reads the same, with the same places', (_, yaml) => {
    for (const form of [yaml, Buffer.from(yaml)]) {
      const { value, diagnostics } = parse('7.yaml', form)
      expect(diagnostics).toEqual([])
      expect(value?.data).toEqual(data)
      const before = yaml.startsWith('#') || yaml.startsWith('-') ? 1 : 0
      expect(value?.locate(['a', 1, 'd'])).toEqual({
        file: '7.yaml',
        line: 3 + before,
        column: 8,
        endLine: 3 + before,
        endColumn: 9,
      })
    }
  })

  it.each([
    ['nothing', ''],
    ['only a comment', '# a\n'],
    ['only spaces', '  \n \n'],
  ])('of %s has no data, and no fault of its own', (_, yaml) => {
    const { value, diagnostics } = parse('7.yaml', yaml)
    expect([value?.data ?? null, diagnostics]).toEqual([null, []])
  })

  it('is read up to 1 MiB, and refused above', () => {
    const most = `a: "${'b'.repeat(1024 * 1024 - 5)}"`
    expect(codesOf(most)).toEqual([])
    expect(codesOf(Buffer.from(most))).toEqual([])
    expect(codesOf(`${most}\n`)).toEqual(['too-large'])
    expect(codesOf(Buffer.from(`${most}\n`))).toEqual(['too-large'])
    // Bytes count, not characters.
    expect(codesOf(`a: "${'é'.repeat(600 * 1024)}"`)).toEqual(['too-large'])
  })

  it('is refused when it has far more parts than an issue', () => {
    expect(codesOf('- a\n'.repeat(2000))).toEqual([])
    expect(codesOf('- a\n'.repeat(50_000))).toEqual(['too-large'])
  })
})

describe('bytes that are not UTF-8', () => {
  it.each([
    ['at once', [0xff], 1, 1],
    ['after a letter', [0x61, 0xa3, 0x62], 1, 2],
    ['on the second line', [0x61, 0x0a, 0xc3, 0xa9, 0xe9], 2, 2],
    ['cut off at the end', [0x61, 0xc3], 1, 2],
    ['half a surrogate', [0x61, 0xed, 0xa0, 0x80], 1, 2],
    ['too long a form', [0x61, 0xc0, 0xaf], 1, 2],
  ])('%s', (_, bytes, line, column) => {
    const { value, diagnostics } = parse('7.yaml', Uint8Array.from(bytes))
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'bad-encoding', place: { line, column } }])
  })
})

// ---------------------------------------------------------------- the way back

describe('locate', () => {
  const yaml = text(
    'title: "one two"', // 1
    'items:', // 2
    '  - name: a', // 3
    '    body: |', // 4
    '      first line', // 5
    '      second line', // 6
    '    link: { text: b, url: c }', // 7
    '    empty:', // 8
    '  - &d { name: e, tags: [f, g] }', // 9
    '  - *d', // 10
    '  - use: snippet', // 11
    '    name: h', // 12
    '  -', // 13
  )
  const source = parse('7.yaml', yaml).value
  const rows: [string, Path, Pointer | undefined, number, number, string][] = [
    ['a value', ['title'], undefined, 1, 8, '"one two"'],
    ['its key', ['title'], { at: 'key' }, 1, 1, 'title'],
    ['a word in it', ['title'], { find: 'two' }, 1, 13, 'two'],
    ['a word that is not in it', ['title'], { find: 'three' }, 1, 8, '"one two"'],
    ['the file', [], undefined, 1, 1, 'title'],
    ['a list, at its first entry', ['items'], undefined, 3, 5, 'name'],
    ['an entry, at its first key', ['items', 0], undefined, 3, 5, 'name'],
    ['a value in it', ['items', 0, 'name'], undefined, 3, 11, 'a'],
    ['a text of several lines', ['items', 0, 'body'], undefined, 4, 11, '|'],
    ['a word in it', ['items', 0, 'body'], { find: 'second' }, 6, 7, 'second'],
    ['a group in braces', ['items', 0, 'link'], undefined, 7, 11, '{ text: b, url: c }'],
    ['a value in it', ['items', 0, 'link', 'url'], undefined, 7, 27, 'c'],
    ['a key without a value', ['items', 0, 'empty'], undefined, 8, 5, 'empty'],
    ['what is not there', ['items', 0, 'other'], undefined, 3, 5, 'name'],
    ['what is far from there', ['items', 0, 'name', 'x', 'y'], undefined, 3, 11, 'a'],
    ['an entry too many', ['items', 99], undefined, 3, 5, 'name'],
    ['an entry in brackets', ['items', 1, 'tags', 1], undefined, 9, 29, 'g'],
    ['a value behind an alias', ['items', 2, 'name'], undefined, 9, 16, 'e'],
    ['what a snippet gives', ['items', 3, 'body'], undefined, 11, 10, 'snippet'],
    ['what it does not', ['items', 3, 'name'], undefined, 12, 11, 'h'],
    ['a dash without an entry', ['items', 4], undefined, 13, 3, '-'],
  ]

  it.each(rows)('finds %s', (_, path, pointer, line, column, marked) => {
    const place = source?.locate(path, pointer)
    expect(place).toMatchObject({ file: '7.yaml', line, column })
    const found = yaml.split('\n')[line - 1] ?? ''
    expect(found.slice(column - 1, (place?.endColumn ?? 0) - 1)).toBe(marked)
    expect(place?.endLine).toBe(line)
  })

  it('counts columns in UTF-16 units, as editor programs do', () => {
    const wide = parse('7.yaml', '{ "😀é": a, b: c }\n').value
    expect(wide?.locate(['b'])).toMatchObject({ line: 1, column: 16 })
  })
})

// ---------------------------------------------------------------- faults beside a value

describe('what can be mended', () => {
  it.each([
    ['an unquoted colon', 'a: b: c\nd: e\n', { a: 'bx c', d: 'e' }, ['unquoted-colon']],
    ['an unknown tag', 'a: !b c\nd: e\n', { a: 'c', d: 'e' }, ['unknown-tag']],
    ['a tag alone', 'a: !b\nd: e\n', { a: 'xx', d: 'e' }, ['unknown-tag']],
    ['a tag before keys', 'a: !b\n  c: d\n', { a: { c: 'd' } }, ['unknown-tag']],
    ['an alias of nothing', 'a: *b\nd: e\n', { a: '*b', d: 'e' }, ['bad-yaml']],
    ['an ampersand', 'a: &b c\nd: e\n', { a: '&b c', d: 'e' }, ['bad-yaml']],
    ['a lost value', 'a: #b\nd: e\n', { a: '#b', d: 'e' }, ['lost-comment']],
    ['a reserved key', 'a: { __proto__: { b: c } }\n', { a: {} }, ['reserved-key']],
    ['a key twice: the last counts', 'a: b\na: c\n', { a: 'c' }, ['duplicate-key']],
    ['a hard space', 'a:\n\u00a0\u00a0b: c\n', { a: { b: 'c' } }, ['bad-character']],
    ['a second document', 'a: b\n---\nc: d\n', { a: 'b' }, ['several-documents']],
  ])('%s does not hide the rest', (_, yaml, data, codes) => {
    expect(dataOf(yaml)).toEqual(data)
    expect(codesOf(yaml)).toEqual(codes)
  })

  it('comes all at once, line by line', () => {
    const yaml = text('a: b: c', 'd: !e f', 'g: %h', 'i: "j" k', 'l: [m] n', 'o: p', 'o: q')
    expect(codesOf(yaml)).toEqual([
      'unquoted-colon',
      'unknown-tag',
      'bad-yaml',
      'bad-yaml',
      'bad-yaml',
      'duplicate-key',
    ])
  })

  it('never touches a prototype', () => {
    const data = dataOf('__proto__: { a: 1 }\n"__proto__": { a: 1 }\nb: { constructor: c }\n')
    expect(data).toEqual({ b: {} })
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})

describe('what cannot', () => {
  it.each([
    ['a quotation mark', 'a: "b\nc: d\n'],
    ['a bracket', 'a: { b: c\nd: e\n'],
    ['a tab', 'a:\n\tb: c\n'],
    ['indentation', 'a: b\n  c: d\n'],
  ])('%s is told alone, and there is no value', (_, yaml) => {
    const { value, diagnostics } = parse('7.yaml', yaml)
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['bad-yaml'])
  })
})

describe('aliases', () => {
  const nested = (levels: number) =>
    Array.from({ length: levels }, (_, i) => {
      const inner = i === 0 ? 'x' : `*a${i - 1}`
      return `a${i}: &a${i} [${Array(9).fill(inner).join(', ')}]\n`
    }).join('')

  it.each([
    ['a hundred', `a: &a b\nc: [${Array(100).fill('*a').join(', ')}]\n`, []],
    ['more', `a: &a b\nc: [${Array(101).fill('*a').join(', ')}]\n`, ['alias-bomb']],
    ['nested a little', nested(4), []],
    ['nested a lot', nested(9), ['alias-bomb']],
  ])('%s', (_, yaml, codes) => expect(codesOf(yaml)).toEqual(codes))

  it('of the part that they stand in are aliases of nothing', () => {
    expect(codesOf('a: &a [b, *a]\n')).toEqual(['bad-yaml'])
  })

  it('give no value to look into when they are a bomb', () => {
    expect(parse('7.yaml', nested(9)).value).toBeUndefined()
  })
})

it('tells at most fifty faults of one kind of reading', () => {
  const many = Array.from({ length: 300 }, (_, i) => `k${i}: "a\u0007"\n`).join('')
  expect(codesOf(many)).toHaveLength(50)
})

it('gives every fault a place in the file, and the line that stands there', () => {
  const bit = fc.constantFrom(
    ...': |- |"|\'|#a|!x |&a |*a|[|]|{|}|,|\n|\n  |\t|a: |%|\r\n|é|- '.split('|'),
  )
  const noise = fc.array(bit, { maxLength: 30 }).map((bits) => bits.join(''))
  fc.assert(
    fc.property(noise, (yaml) => {
      const lines = yaml.split(/\r\n|\r|\n/)
      for (const { place, excerpt } of parse('7.yaml', yaml).diagnostics) {
        const line = lines[(place?.line ?? 0) - 1]
        expect(line).toBeDefined()
        expect(place?.column).toBeLessThanOrEqual((line ?? '').length + 1)
        if (excerpt !== undefined) expect(excerpt).toBe(line)
      }
    }),
    { numRuns: 1000, seed: 7 },
  )
})

// ---------------------------------------------------------------- the disk

describe('read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newswire-read-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('reads a file, and calls it by the name that it is given', async () => {
    writeFileSync(join(folder, '7.yaml'), 'a: b: c\n')
    const { diagnostics } = await read(join(folder, '7.yaml'), 'issues/7.yaml')
    expect(diagnostics[0]?.place?.file).toBe('issues/7.yaml')
  })

  it.each([
    ['a file that is not there', join(folder, 'none.yaml'), 'There is no file'],
    ['a file below a file', join(folder, '7.yaml', 'x'), 'There is no file'],
    ['a folder', folder, 'is a folder'],
  ])('refuses %s in words', async (_, path, words) => {
    const refused = read(path, 'it')
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(words)
  })
})
