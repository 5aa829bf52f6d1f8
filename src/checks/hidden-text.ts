import { shown } from '../diagnostic.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { type Hidden, hasWords, hiddenTexts } from './mail/hidden.ts'
import { once } from './mail/once.ts'
import { canBeRead, pageOf } from './mail/page.ts'
import { originOf } from './mail/written.ts'

/** Text that is in the mail and that nobody sees. */
export const hiddenText: ThoroughCheck = {
  code: 'hidden-text',
  severity: 'warning',
  family: 'mail',
  about:
    'Text that the mail hides: not displayed, too small to read, or in the colour of its ground. The preheader alone may be hidden.',
  why: 'Gmail’s rules for senders forbid to hide content, and filters count it as a trick (SpamAssassin: HTML_FONT_LOW_CONTRAST). A screen reader may read it aloud; programs that drop styles show it to everybody.',
  bad: '<p style="color:#ffffff">free prize draw</p>',
  good: '# take it out',
  async check(context) {
    if (!canBeRead(context.rendered)) return []
    const page = pageOf(context.rendered)
    const hidden = hiddenTexts(page).filter(
      (each, index) => index > 0 || !isPreheader(each, context),
    )
    return once(await Promise.all(hidden.map((each) => found(each, context))))
  },
}

/** What an inbox shows beside the subject stands at the beginning, hidden. */
const isPreheader = ({ text }: Hidden, { rendered }: Context): boolean => {
  const [words, preheader] = [text, rendered.preheader].map((each) =>
    each.replace(/\s+/g, ' ').trim(),
  )
  return words?.startsWith(preheader ?? '') === true && !hasWords(words.slice(preheader?.length))
}

async function found({ text, by, how }: Hidden, context: Context): Promise<Found> {
  return {
    message: `The mail has text that nobody sees (\`${how}\`): \`${shown(text.trim())}\`.`,
    hint: 'Show it, or take it out.',
    ...(await originOf(by, pageOf(context.rendered), context)),
  }
}
