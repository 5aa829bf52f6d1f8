import type { Check } from './check.ts'
import { spotIn } from './words/place.ts'

/** A title that ends in a full stop. */
export const titleStop: Check = {
  code: 'title-stop',
  severity: 'warning',
  family: 'words',
  about: 'A title, heading or subject that ends in a full stop.',
  why: 'A stop tells the reader to stop where the text begins; and in the list of contents it stands in the middle of a line.',
  bad: '- title: The new hall is open.',
  good: '- title: The new hall is open',
  check: (context) =>
    context.texts.flatMap((text) => {
      if (!['title', 'heading', 'subject'].includes(text.kind)) return []
      const words = text.words.trimEnd()
      if (!words.includes('.', words.length - 3)) return []
      if (!/[^.\s]\.["'”’)]*$/.test(words) || abbreviated.test(words)) return []
      const [last = words] = /\S+$/.exec(words) ?? []
      const start = words.length - last.length
      return [
        {
          message: `The ${text.kind} ends in a full stop.`,
          hint: `Write \`${last.replace('.', '')}\`.`,
          ...spotIn(context, text, start, words.length),
        },
      ]
    }),
}

/** The stop belongs to the word: `Ltd.`, `etc.`, `3 p.m.`, `John F.` */
const abbreviated =
  /(?:^|[\s(.])(?:[A-Za-z]|etc|et al|Ltd|Inc|Co|Corp|plc|Jr|Sr|St|Rd|Ave|Bros|Esq|vs|No|vol|ed|dept|approx|incl|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|tel|ext|mins?|hrs?|Ph\.?D|tbc|tba)\.["'”’)]*$/i
