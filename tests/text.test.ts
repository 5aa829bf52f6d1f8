import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../src/model.ts'
import { blocks, leader, row, spread, underline, width, wrap } from '../src/text.ts'
import { taken } from './support/time.ts'

const family = '👩‍👩‍👧'
const england = '🏴󠁧󠁢󠁥󠁮󠁧󠁿'

describe('width', () => {
  it.each([
    ['', 0],
    ['newswire', 8],
    ['Zoë “quotes” – dash', 19],
    ['e\u0301', 1],
    ['日本', 4],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['ｱｲ', 2],
    ['שלום', 4],
    ['สวัสดี', 4],
    ['📰', 2],
    [family, 2],
    [england, 2],
    ['👍🏽', 2],
    ['\u2066a\u2069\u200f\u200b', 1],
  ])('of %j is %i', (text, expected) => {
    expect(width(text)).toBe(expected)
  })
})

describe('wrap', () => {
  it.each([
    ['nothing', '', 10, '', '', ['']],
    ['nothing behind a mark', '', 10, '- ', '  ', ['-']],
    ['what fits', 'one two', 7, '', '', ['one two']],
    ['what does not', 'one two three', 8, '', '', ['one two', 'three']],
    ['loose spaces', '  one \t two  ', 20, '', '', ['one two']],
    ['hanging lines', 'one two three', 7, '- ', '  ', ['- one', '  two', '  three']],
    ['hard breaks', 'one\ntwo three', 8, '- ', '  ', ['- one', '  two', '  three']],
    ['an empty line', 'one\n\ntwo', 8, '- ', '  ', ['- one', '', '  two']],
    ['a hard space', '5\u00a0May 2009', 5, '', '', ['5\u00a0May', '2009']],
    [
      'a long address',
      'Read <https://example.org/a-long-address> now',
      20,
      '',
      '',
      ['Read', '<https://example.org/a-long-address>', 'now'],
    ],
    ['emoji', `${family}${family} ${england} a`, 7, '', '', [`${family}${family} ${england}`, 'a']],
    [
      'combining marks',
      'e\u0301e\u0301 e\u0301e\u0301',
      5,
      '',
      '',
      ['e\u0301e\u0301 e\u0301e\u0301'],
    ],
    ['right-to-left words', 'שלום עולם', 5, '', '', ['שלום', 'עולם']],
    ['Chinese', '中国人民银行宣布政策', 8, '', '', ['中国人民', '银行宣布', '政策']],
    [
      'marks of China',
      '今天（星期一）下雨。明天好',
      8,
      '',
      '',
      ['今天（星', '期一）', '下雨。', '明天好'],
    ],
    [
      'Japanese',
      'コーヒーをください、ありがとう。',
      12,
      '',
      '',
      ['コーヒーを', 'ください、', 'ありがとう。'],
    ],
    ['Thai', 'สวัสดีครับ', 5, '', '', ['สวัสดี', 'ครับ']],
    ['Korean', '지역 파트너십 협약', 10, '', '', ['지역', '파트너십', '협약']],
    ['Korean without a space', '지역파트너십협약', 8, '', '', ['지역파트', '너십협약']],
    [
      'an address among signs',
      '詳細は（https://example.org/資料）です',
      12,
      '',
      '',
      ['詳細は', '（https://example.org/資料）', 'です'],
    ],
  ])('lays out %s', (_, text, columns, lead, hang, expected) => {
    expect(wrap(text, columns, lead, hang).split('\n')).toEqual(expected)
  })

  it.each([
    ['one two From here', 8, ['one', 'two From', 'here']],
    ['one two >here', 8, ['one two', '>here']],
    ['one two >her', 8, ['one', 'two >her']],
    ['one two >here', 9, ['one', 'two >here']],
    ['one >x >y', 6, ['one >x', '>y']],
    ['From one', 4, ['From', 'one']],
    ['one\nFrom two', 20, ['one', 'From two']],
  ])('keeps From and > from the start of a line where it can: %j', (text, columns, expected) => {
    expect(wrap(text, columns).split('\n')).toEqual(expected)
  })

  it('leaves them where something else begins the line', () => {
    expect(wrap('one two >her', 9, '- ', '  ')).toBe('- one two\n  >her')
  })

  const letters = [
    'a',
    'bb',
    'ccc',
    'From',
    '>',
    '日',
    '本',
    'ー',
    '。',
    '（',
    '한',
    'ก',
    'ข',
    '😀',
    'e\u0301',
    'ש',
    '-',
    '.',
    family,
  ]
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 })
    .map((all) => all.join(''))
  const words = fc.array(fc.oneof(word, fc.constant('<https://example.org/日本>')), {
    maxLength: 30,
  })
  const leads = fc.constantFrom(['', ''], ['- ', '  '], ['  10. ', '      '])

  it('loses no word and moves none', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 40 }),
        leads,
        (all, columns, [lead = '', hang = '']) => {
          const lines = wrap(all.join(' '), columns, lead, hang).split('\n')
          const texts = lines.map((line, index) => line.slice((index === 0 ? lead : hang).length))
          expect(texts.join('').replaceAll(' ', '')).toBe(all.join(''))
          // A break stands where a space stood, or within a word of a script that has no spaces.
          const wide = /\p{scx=Han}|\p{scx=Kana}|\p{scx=Hang}|\p{scx=Thai}/u
          const kept = all.filter((each) => !wide.test(each))
          const broken = texts.flatMap((text) => text.split(' '))
          for (const each of kept) expect(broken).toContain(each)
        },
      ),
    )
  })

  it('passes the margin for a single word alone', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 8, max: 40 }),
        leads,
        (all, columns, [lead = '', hang = '']) => {
          for (const [index, line] of wrap(all.join(' '), columns, lead, hang)
            .split('\n')
            .entries()) {
            expect(line).toBe(line.trimEnd())
            if (width(line) <= columns) continue
            expect(line.slice((index === 0 ? lead : hang).length)).not.toContain(' ')
          }
        },
      ),
    )
  })

  it('takes no time over a long text', () => {
    for (const text of [
      '字',
      'a',
      'a ',
      '。',
      '字。',
      'ก',
      '한',
      '😀',
      '\u3000',
      '<',
      '字http:',
      '字a@',
      'e\u0301',
      '>\u3000 ',
    ]) {
      const long = text.repeat(20_000 / text.length)
      expect(taken(() => wrap(long, 72))).toBeLessThan(4000)
    }
  })
})

describe('blocks', () => {
  const block = (text: string, rest: Partial<Block> = {}): Block => ({
    lead: '',
    hang: '',
    text,
    tight: false,
    ...rest,
  })

  it.each([
    ['nothing', [], ''],
    ['two paragraphs', [block('one two three'), block('four')], 'one two\nthree\n\nfour'],
    [
      'a list',
      [
        block('a'),
        block('one two', { lead: '- ', hang: '  ' }),
        block('b', { lead: '- ', hang: '  ', tight: true }),
      ],
      'a\n\n- one\n  two\n- b',
    ],
  ])('lays out %s', (_, list, expected) => {
    expect(blocks(list, 8)).toBe(expected)
  })

  it('indents all of them', () => {
    const list = [block('one two', { lead: '- ', hang: '  ' }), block('three')]
    expect(blocks(list, 9, '  ')).toBe('  - one\n    two\n\n  three')
  })
})

describe('underline', () => {
  it.each([
    ['', 10, ''],
    ['News', 10, '===='],
    ['日本', 10, '===='],
    ['A title that is too long', 10, '=========='],
    ['two\nlines', 10, '====='],
  ])('of %j', (text, columns, expected) => {
    expect(underline(text, '=', columns)).toBe(expected)
  })
})

describe('leader', () => {
  it.each([
    ['News', '4', ['  News ................. 4']],
    ['日本', '14', ['  日本 ................ 14']],
    ['A title of twenty', '27 March', ['  A title of', '    twenty ...... 27 March']],
    ['One that just fits', '4', ['  One that just fits ... 4']],
    ['One that just fails', '4', ['  One that just', '    fails .............. 4']],
    ['News', '', ['  News']],
    ['', '4', ['  ...................... 4']],
    ['A title', 'Friday 27 March', ['  A title', '    ...... Friday 27 March']],
    [
      'A-word-much-too-long-for-a-line',
      '4',
      ['  A-word-much-too-long-for-a-line', '    .................... 4'],
    ],
  ])('from %j to %j', (left, right, expected) => {
    expect(leader(left, right, 26, '  ').split('\n')).toEqual(expected)
  })
})

describe('spread', () => {
  it.each([
    ['NEWS 16', 'April', ['NEWS 16        April']],
    ['日本', 'April', ['日本           April']],
    ['NEWSWIRE 16', 'April 2009', ['NEWSWIRE 16', '          April 2009']],
    ['NEWSWIRE OF PROGRESS 16', 'April', ['NEWSWIRE OF PROGRESS', '16', '               April']],
    ['NEWS', '', ['NEWS']],
    ['', 'April', ['               April']],
    ['NEWS', 'A month that is too long', ['NEWS', 'A month that is too long']],
  ])('%j and %j', (left, right, expected) => {
    expect(spread(left, right, 20).split('\n')).toEqual(expected)
  })
})

describe('row', () => {
  it.each([
    ['WHEN', 'Friday 27 March', ['WHEN      Friday 27', '          March']],
    ['DEADLINE', 'noon', ['DEADLINE  noon']],
    ['締切', '正午', ['締切      正午']],
    ['ELIGIBILITY', 'all', ['ELIGIBILITY  all']],
    ['WHEN', '', ['WHEN']],
    ['BOOK', '<https://example.org/book>', ['BOOK      <https://example.org/book>']],
    ['WHEN', 'one\ntwo', ['WHEN      one', '          two']],
  ])('%j %j', (label, value, expected) => {
    expect(row(label, value, 20, 8).split('\n')).toEqual(expected)
  })
})
