import { describe, expect, it } from 'vitest'
import { namer, slug } from '../src/slug.ts'

describe('slug', () => {
  it.each([
    ['Have your say…', 'have-your-say'],
    ['Café “Straße”', 'cafe-straße'],
    ['Don’t panic', 'dont-panic'],
    ["O'Brien & Sons", 'obrien-sons'],
    ['  --a--  ', 'a'],
    ['NI 186: CO₂', 'ni-186-co2'],
    ['日本語 タイトル', '日本語-タイトル'],
    ['हिन्दी', 'हिन्दी'],
    ['***', ''],
    ['', ''],
    ['<script>', 'script'],
    ['one two three four five six seven eight nine ten', 'one-two-three-four-five-six-seven-eight'],
    ['a'.repeat(60), 'a'.repeat(40)],
  ])('%j → %j', (text, expected) => expect(slug(text)).toBe(expected))

  it('never cuts a letter in half', () => {
    expect(slug(`a${'𠀀'.repeat(40)}`)).toBe(`a${'𠀀'.repeat(19)}`)
  })

  it('leaves a slug as it is', () => {
    for (const text of ['Have your say', 'Straße', '日本語 タイトル', 'a'.repeat(60)]) {
      expect(slug(slug(text))).toBe(slug(text))
    }
  })
})

describe('namer', () => {
  it('gives each name once', () => {
    const name = namer([])
    expect(['news', 'news', 'events', 'news'].map(name)).toEqual([
      'news',
      'news-2',
      'events',
      'news-3',
    ])
  })

  it('gives no reserved name, and none that looks like one given', () => {
    const name = namer(['news', 'news-3'])
    expect(['news', 'news', 'news-2', 'news-2'].map(name)).toEqual([
      'news-2',
      'news-4',
      'news-2-2',
      'news-2-3',
    ])
  })

  it('names ten thousand equal titles at once', () => {
    const name = namer([])
    const given = new Set(Array.from({ length: 10_000 }, () => name('a')))
    expect(given.size).toBe(10_000)
  })
})
