import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'
import { describe, expect, it } from 'vitest'
import { meaningAfter, meaningBefore } from '../../src/checks/words/meaning.ts'
import { marksIn } from '../../src/checks/words/quotes.ts'
import { readingAge } from '../../src/checks/words/readability.ts'
import { countWords, sentencesOf } from '../../src/checks/words/sentences.ts'
import { isSlip, isSwap } from '../../src/checks/words/slip.ts'
import { spellerFor } from '../../src/checks/words/speller.ts'
import { findNewsroom, openPress, parse } from '../../src/index.ts'
import { mendings } from '../../src/mend.ts'
import { checked, fixtures } from '../support/checked.ts'
import { folderOf, root } from '../support/program.ts'

describe('what an abbreviation means', () => {
  it.each([
    ['any local strategic partnership', 'LSP', 'local strategic partnership'],
    ['Government Office for the South East', 'GOSE', 'Government Office for the South East'],
    ['the Improvement and Development Agency', 'IDeA', 'Improvement and Development Agency'],
    ['the Myers-Briggs Type Indicator', 'MBTI', 'Myers-Briggs Type Indicator'],
    ['a Growth Incentives scheme', 'GI', 'Growth Incentives'],
    ['Office for Standards in Education', 'OFSTED', 'Office for Standards in Education'],
    ['we watch television', 'TV', 'television'],
    ['Department for Children, Schools and Families', 'DCSF', undefined],
    ['Jane Bland', 'LGA', undefined],
    ['The plan ended. Area agreement', 'PAA', undefined],
  ])('is found before it: %s (%s)', (text, name, expected) => {
    const found = meaningBefore(text, text.length, name)
    const meaning = found && text.slice(found.start, found.end)
    expect(meaning).toBe(expected ?? (name === 'DCSF' ? text : undefined))
  })

  it.each([
    ['the local strategic partnership, which', 'LSP', 'local strategic partnership'],
    ['is a list of people', 'LSP', undefined],
    ['and so on', 'ASO', 'and so on'],
  ])('is found behind it: %s', (text, name, expected) => {
    const found = meaningAfter(text, 0, name)
    expect(found && text.slice(found.start, found.end)).toBe(expected)
  })
})

describe('sentences', () => {
  it.each([
    ['One. Two! Three? “Four.” Five', 5],
    ['Mr. Bell and Dr. J. Moon came to No. 4. They left at 2.30 p.m. and went home.', 2],
    ['So did I. They sat in the sun. It was no. Yes.', 4],
    ['See example.org … and more ... of it.', 1],
    ['First.\n\nSecond\n\n- third', 3],
  ])('are told apart: %s', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count)
  })

  it('have words, and dashes are none', () => {
    expect(countWords('a – well-kept -- boat & “quay” …')).toBe(5)
  })
})

describe('marks of quotation', () => {
  it.each([
    [`"a" 'b'`, 'opens closes opens closes'],
    [`it's the '90s, rock 'n' roll`, 'apostrophe apostrophe apostrophe closes'],
    [`5' 10" and 6"`, 'measure measure measure'],
    ['“a ‘b’ c”, the boys’ isn’t', 'opens opens closes closes closes apostrophe'],
  ])('%s', (text, roles) => {
    expect(
      marksIn(text)
        .map(({ role }) => role)
        .join(' '),
    ).toBe(roles)
  })
})

describe('one slip', () => {
  it.each([
    ['partnership', 'partnerships', true, false],
    ['harbour', 'harbuor', true, true],
    ['harbour', 'harbor', true, false],
    ['north', 'south', false, false],
    ['area', 'area', false, false],
  ])('%s, %s', (a, b, slip, swap) => {
    expect([isSlip(a, b), isSlip(b, a), isSwap(a, b)]).toEqual([slip, slip, swap])
  })
})

describe('the reading age', () => {
  it('is low for plain words, high for long ones, and unknown for a few', () => {
    const plain = 'We met on the quay. The sun was out, and the boats came in. '.repeat(6)
    const hard = 'Organisational considerations necessitate interdepartmental evaluation. '.repeat(
      12,
    )
    expect(readingAge([plain])).toBeLessThan(9)
    expect(readingAge([hard])).toBeGreaterThan(25)
    expect(readingAge(['We met on the quay.'])).toBeUndefined()
  })
})

describe('the speller', () => {
  it('knows what the whole dictionary knows', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en-gb'))
    const [affix, words] = ['index.aff', 'index.dic'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    )
    const whole = nspell(affix as string, words as string)
    const stems = (words as string).split('\n').slice(1)
    // Every stem of a sample, with endings and beginnings that may or may not be right for it.
    const sample = stems
      .filter((_, index) => index % 97 === 0)
      .map((line) => line.replace(/\/.*/, ''))
      .filter((stem) => /^[A-Za-z']+$/.test(stem))
      .flatMap((stem) => [stem, `${stem}s`, `un${stem}`, `re${stem}ed`, stem.replace(/e?$/, 'ing')])
    const unknown = spellerFor('en-GB', root)?.unknown(sample)
    expect(sample.length).toBeGreaterThan(1000)
    expect([...(unknown ?? [])]).toEqual([
      ...new Set(sample.filter((word) => !whole.correct(word))),
    ])
  })

  it.each([
    ['Chrismas', 'Christmas'],
    ['christmas', 'Christmas'],
    ['seperate', 'separate'],
    ['publically', 'publicly'],
  ])('proposes for %s: %s', (word, expected) => {
    expect(spellerFor('en-GB', root)?.proposals(word)[0]).toBe(expected)
  })
})

/** A newsroom with a dictionary of its own beside it. */
const withDictionary = (language: string, affix: string, words: string) => {
  const settings = readFileSync(join(fixtures, 'newswire.yaml'), 'utf8')
  const own = `node_modules/dictionary-${language}`
  return folderOf({
    'newswire.yaml': settings.replace('en-GB', language),
    [`${own}/package.json`]: '{ "exports": "./index.js" }',
    [`${own}/index.js`]: 'throw new Error("Nothing of a package is run.")',
    [`${own}/index.aff`]: affix,
    [`${own}/index.dic`]: words,
  })
}

describe('a dictionary of the newsroom', () => {
  it('is read, and nothing of its package is run', () => {
    const affix = "SET UTF-8\nPFX D Y 1\nPFX D 0 d' .\nSFX S Y 2\nSFX S al aux al\nSFX S 0 s [^l]\n"
    const folder = withDictionary('fr', affix, "3\ncheval/SD\nmaison/S\naujourd'hui\n")
    const words = ["d'cheval", 'chevaux', 'chevals', 'maisons', "aujourd'hui", 'maisno']
    const speller = spellerFor('fr', folder)
    expect([...(speller?.unknown(words) ?? [])]).toEqual(['chevals', 'maisno'])
    expect(speller?.near('maisno')).toEqual(['maison'])
  })

  it('has not all the compounds of a language that makes them', () => {
    const folder = withDictionary('de', 'SET UTF-8\n', '4\nMitglied\nVersammlung\nArbeit\nplan\n')
    const words = ['Mitgliederversammlung', 'Arbeitsplan', 'Mitgliederversamlung', 'plan']
    expect([...(spellerFor('de', folder)?.unknown(words) ?? [])]).toEqual(['Mitgliederversamlung'])
  })

  it('is asked for where there is none', async () => {
    const settings = readFileSync(join(fixtures, 'newswire.yaml'), 'utf8')
    const issue = readFileSync(join(fixtures, 'hard-negatives/lists.yaml'), 'utf8')
    const folder = folderOf({
      'newswire.yaml': settings.replace('en-GB', 'sv'),
      'issues/17.yaml': issue,
    })
    const { value: newsroom } = await findNewsroom(folder)
    if (!newsroom) throw new Error('no newsroom')
    const { build } = await openPress(newsroom, { cwd: folder, thorough: true })
    const diagnostics = (await build?.('issues/17.yaml'))?.diagnostics ?? []
    const found = diagnostics.filter(({ code }) => code === 'spelling')
    expect(found.map(({ severity, path }) => [severity, path])).toEqual([['info', ['language']]])
  })
})

describe('certain fixes', () => {
  it.each(['stray-space', 'mixed-quotes'])('mend all that %s finds in the issue', async (code) => {
    const folder = join(fixtures, code)
    const { diagnostics, file } = await checked(folder, 'loud.yaml')
    const source = parse(file, readFileSync(join(folder, 'loud.yaml'), 'utf8')).value
    if (!source) throw new Error('no source')
    const own = diagnostics.filter((each) => each.code === code && each.place?.file === file)
    expect(own.every(({ fix }) => fix)).toBe(true)
    const texts = mendings(source, own).map((change) => ('value' in change ? change.value : ''))
    expect(texts).toMatchSnapshot()
  })
})

it('has a hard negative for each trap that is named in its file', () => {
  expect(readdirSync(join(fixtures, 'hard-negatives')).length).toBeGreaterThan(29)
})
