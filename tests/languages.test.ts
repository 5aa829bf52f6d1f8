import { readdirSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { english, languages, wordsFor } from '../src/languages/index.ts'
import type { Words } from '../src/model.ts'

const tags = Object.keys(languages)
const sections = [
  'news',
  'special-alert',
  'events',
  'other-events',
  'learning',
  'resources',
  'publications',
  'funding',
  'consultation',
  'notice',
]

/** Every text of a language with its key: `['headings.news', 'News']`. */
function textsOf(words: Words): [string, string][] {
  const { headings, ...rest } = words
  const named = Object.entries(headings).map(([key, text]) => [`headings.${key}`, text] as const)
  return [...named, ...Object.entries(rest)].map(([key, text]) => [key, text])
}

describe('languages', () => {
  it('lists every file of the folder', () => {
    const files = readdirSync(`${import.meta.dirname}/../src/languages`)
      .map((file) => file.replace('.ts', ''))
      .filter((name) => name !== 'index')
    expect([...tags].sort()).toEqual(files.sort())
  })

  describe.each(tags)('%s', (tag) => {
    it('says everything that English says, without stray spaces', async () => {
      const { words } = await wordsFor(tag)
      expect(textsOf(words).map(([key]) => key)).toEqual(textsOf(english).map(([key]) => key))
      for (const [key, text] of textsOf(words)) {
        expect(text, key).toMatch(/\S/)
        const ends = key === 'comma' ? text.trimStart() : text.trim()
        expect(text, key).toBe(ends.normalize('NFC'))
      }
    })

    it('has a heading of its own for each section', async () => {
      const { words } = await wordsFor(tag)
      expect(Object.keys(words.headings)).toEqual(sections)
      expect(new Set(Object.values(words.headings)).size).toBe(sections.length)
    })

    it('keeps the placeholders of the permission, and has none elsewhere', async () => {
      const { words } = await wordsFor(tag)
      for (const [key, text] of textsOf(words)) {
        const placeholders = [...text.matchAll(/\{\w*\}/g)].map(([found]) => found).sort()
        const wanted = key === 'permission' ? ['{organisation}', '{publication}'] : []
        expect(placeholders, key).toEqual(wanted)
      }
    })

    it('begins its headings and labels with a capital, and has no straight quotes', async () => {
      const { words } = await wordsFor(tag)
      const inside = ['direction', 'comma', 'to', 'noon', 'midnight']
      for (const [key, text] of textsOf(words)) {
        expect(text, key).not.toMatch(/['"]/)
        if (!inside.includes(key)) expect(text, key).toMatch(/^[\p{Lu}\p{Lo}{]/u)
      }
    })

    it('reads in the direction of its script', async () => {
      const { words } = await wordsFor(tag)
      const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words.headings.news ?? '')
      expect(words.direction).toBe(rightToLeft ? 'rtl' : 'ltr')
    })
  })
})

describe('wordsFor', () => {
  test.each([
    ['en', 'en', true],
    ['en-GB', 'en', true],
    ['EN-us', 'en', true],
    ['fr-CA', 'fr', true],
    ['de-Latn-AT', 'de', true],
    ['pt', 'pt', true],
    ['pt-BR', 'pt', true],
    ['pt-PT', 'pt-pt', true],
    ['pt-PT-u-nu-latn', 'pt-pt', true],
    ['ar-EG', 'ar', true],
    ['sv', 'en', false],
    ['english', 'en', false],
    ['constructor', 'en', false],
    ['', 'en', false],
  ])('%j speaks %s', async (language, tag, found) => {
    expect(await wordsFor(language)).toEqual({ words: await languages[tag]?.(), found })
  })

  it('tells the languages apart', async () => {
    const all = await Promise.all(tags.map(async (tag) => (await wordsFor(tag)).words.unsubscribe))
    expect(new Set(all).size).toBe(tags.length)
  })
})
