import type { Check } from './check.ts'
import { spotIn } from './words/place.ts'
import { countWords, sentencesOf } from './words/sentences.ts'

/** A sentence of more words than the newsroom wants. */
export const longSentence: Check = {
  code: 'long-sentence',
  severity: 'info',
  family: 'words',
  about: 'A sentence of more words than `limits.sentence`.',
  why: 'Readers lose the thread, and those who listen cannot go back. The guidance of GOV.UK asks for 25 words at most; we speak from 40 on.',
  bad: '- body: The grant, which was first announced in March and which has since been …',
  good: '- body: The grant was first announced in March. Since then it has been …',
  check: (context) => {
    const most = context.newsroom.limits.sentence
    return context.texts.flatMap((text) => {
      if (text.kind !== 'prose' || text.words.length < most * 4) return []
      return sentencesOf(text.words).flatMap(({ start, end }) => {
        const count = lengthOf(text.words.slice(start, end), most)
        if (count <= most) return []
        const opening = /^(?:\S+\s+){0,4}\S+/.exec(text.words.slice(start, end))?.[0] ?? ''
        return [
          {
            message: `This sentence has ${count} words.`,
            hint: `Make two of it, or a list: up to ${most} words are read with ease.`,
            ...spotIn(context, text, start, start + opening.length),
          },
        ]
      })
    })
  },
}

function lengthOf(sentence: string, most: number): number {
  // So many words have at least four times as many letters.
  if (sentence.length < most * 4) return 0
  // What is told off after a colon is read piece by piece.
  const [head = '', ...rest] = sentence.split(/:\s/)
  const isList = rest.length > 0 && rest.join(' ').split(/[,;]\s/).length > 3
  return countWords(isList ? head : sentence)
}
