import type { ProseQuestion } from '../draft.ts'
import { edited, editorOf, shortName, textFile } from './editor.ts'
import { answered } from './look.ts'
import { prompted } from './prompted.ts'
import type { Asking } from './screen.ts'
import { brief } from './text.ts'

/**
 * Text of several paragraphs, typed in place or in the editor program. What an editor program saved
 * stays beside the draft until the answer is kept: `settle` then takes it away.
 */
export async function askProse(
  { io, screen, beside, onType }: Asking,
  question: ProseQuestion,
  settle: (remove: () => void) => void,
): Promise<string> {
  const { key, check = () => undefined, label } = question
  const command = editorOf(io)
  const file = textFile(beside, key)
  // What an editor program has left behind is newer than what was typed before it.
  let start = file.left?.trimEnd() || question.start || ''
  let fault: string | undefined
  for (;;) {
    const typed = await typeText()
    settle(file.remove)
    if (!typed.toEditor) return typed.text
    const result = await edited(file, typed.text, command)
    start = 'fault' in result ? typed.text : result.text
    fault = 'fault' in result ? result.fault : check(start)
    onType?.(key, start)
    if (fault === undefined && start !== '') {
      screen.write(`${answered(screen, label, brief(start))}\n`)
      return start
    }
  }

  function typeText() {
    const state = { line: '' }
    return prompted(
      screen,
      (clear) => ({
        type: 'text',
        ...question,
        start,
        fault,
        screen,
        isOptional: check('') === undefined,
        editor: shortName(command),
        check,
        onType(whole: string, line: string) {
          state.line = line
          onType?.(key, whole)
        },
        // The line that stays is written when the editor program is done.
        onLeave: clear,
      }),
      () => state.line,
    )
  }
}
