import type { Check } from './check.ts'
import { spotOf } from './links/spot.ts'
import { wordsIn } from './structure/length.ts'

/** A text that belongs on a page of its own. */
export const longBody: Check = {
  code: 'long-body',
  severity: 'warning',
  family: 'structure',
  about: 'A body of more than 400 words (`limits.body`).',
  why: 'People skim a newsletter: what comes after a long item is not seen. Gmail cuts a mail at 102 KB, and the end goes first.',
  bad: 'body: (the whole report)',
  good: 'body: (what it says, in three sentences)\nlinks:\n  - text: Read the report on the harbour\n    url: https://harbour.example.net/report',
  check: (context) => {
    const { limits } = context.newsroom
    return context.texts.flatMap(({ kind, words, path }) => {
      const isBody = kind === 'prose' && path.at(-1) === 'body'
      if (!isBody || !mayHaveMore(words, limits.body)) return []
      const count = wordsIn(words)
      if (count <= limits.body) return []
      return [
        {
          message: `This text has ${count} words; an item of more than ${limits.body} is skipped.`,
          hint: 'Put it on your website, and say here what it says.',
          ...spotOf(context, path),
        },
      ]
    })
  },
}

/** A quick look, without taking the text apart: so many words have as many gaps between them. */
function mayHaveMore(words: string, most: number): boolean {
  if (words.length < most * 2) return false
  let gaps = 0
  for (let at = 0; at < words.length && gaps < most; at += 1)
    if (words.charCodeAt(at) <= 32) gaps += 1
  return gaps >= most || /[^\S \n\t]/.test(words)
}
