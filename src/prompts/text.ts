import type { Interface } from 'node:readline'
import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  isTabKey,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core'
import { fold } from '../draft.ts'
import { plural } from '../report.ts'
import { answered, faultLines, helpLines, keyLine, sign } from './look.ts'
import type { Screen } from './screen.ts'

export type TextConfig = {
  screen: Screen
  label: string
  about?: string | undefined
  example?: string | undefined
  start: string
  isOptional: boolean
  /** The name of the editor program that Tab opens. */
  editor: string
  /** A fault of the answer before, shown until a key is pressed. */
  fault?: string | undefined
  check(text: string): string | undefined
  onType(whole: string, line: string): void
  onLeave(): void
}

/** What was typed, and whether it is to be opened in the editor program. */
export type Typed = { text: string; toEditor: boolean }

/**
 * Text of several paragraphs, typed in place: Enter begins a new line, two empty lines end the text,
 * Backspace at the beginning of a line goes back to the one before.
 */
export const text = createPrompt<Typed, TextConfig>((config, done) => {
  const { screen, label } = config
  const before = config.start.split('\n')
  const [lines, setLines] = useState<string[]>(before.slice(0, -1))
  const [current, setCurrent] = useState(before.at(-1) ?? '')
  const [fault, setFault] = useState(config.fault)
  const [left, setLeft] = useState('')
  const paste = useRef(false)
  const isAfterReturn = useRef(false)

  useEffect((rl) => {
    if (current !== '') rl.write(current)
    config.onType(config.start, current)
  }, [])

  useKeypress((key, rl) => {
    if (left) return
    const put = (above: string[], line: string) => {
      rl.clearLine(0)
      rl.write(line)
      setLines(above)
      setCurrent(line)
      setFault(undefined)
      config.onType([...above, line].join('\n').trimEnd(), line)
    }
    const end = (toEditor: boolean) => {
      const whole = [...lines, current].join('\n').trimEnd()
      const wrong = toEditor ? undefined : config.check(whole)
      if (wrong !== undefined) {
        put(lines, current)
        return setFault(wrong)
      }
      if (toEditor) config.onLeave()
      setLeft(toEditor ? `in ${config.editor} …` : brief(whole))
      done({ text: whole, toEditor })
    }
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      paste.current = key.name === 'paste-start'
      return
    }
    if (isTabKey(key)) return paste.current ? put(lines, `${current}  `) : end(true)
    if (isEnterKey(key)) {
      // A pasted line may end with a return and a line feed.
      const isSecondHalf = paste.current && key.name === 'enter' && isAfterReturn.current
      isAfterReturn.current = key.name === 'return'
      if (isSecondHalf) return
      if (!paste.current && current === '' && (lines.at(-1) ?? '') === '') return end(false)
      return put([...lines, current], '')
    }
    isAfterReturn.current = false
    if (isBackspaceKey(key) && current === '' && lines.length > 0) {
      return put(lines.slice(0, -1), lines.at(-1) ?? '')
    }
    // A line that is full goes on in the next, as a line break means the same as a space.
    const isAtEnd = (rl as unknown as Interface).cursor === rl.line.length
    const folded = isAtEnd ? fold(rl.line, screen.columns() - 4).split('\n') : []
    if (folded.length > 1) return put([...lines, ...folded.slice(0, -1)], folded.at(-1) ?? '')
    setCurrent(rl.line)
    setFault(undefined)
    config.onType([...lines, rl.line].join('\n').trimEnd(), rl.line)
  })

  if (left) return answered(screen, label, left)
  const bar = screen.paint('dim', '│')
  const room = Math.max(4, screen.rows() - 10)
  const hidden = Math.max(0, lines.length - room)
  const content = [
    `${sign(screen, false)} ${screen.paint('bold', label)}`,
    ...(hidden > 0 ? [`${bar} ${screen.paint('dim', `… ${plural(hidden, 'line')} above`)}`] : []),
    ...lines.slice(hidden).map((line) => `${bar} ${line}`),
    `${bar} ${current}`,
  ].join('\n')
  const help =
    fault === undefined
      ? helpLines(screen, config.about, config.example)
      : faultLines(screen, fault)
  return [content, [...help, keyLine(screen, keysOf(config, lines, current))].join('\n')]
})

function keysOf({ editor, isOptional }: TextConfig, lines: readonly string[], current: string) {
  const open = ['tab', `open ${editor}`] as const
  if (lines.length === 0 && current === '') {
    return isOptional ? ([['⏎', 'leave it out'], open] as const) : ([open] as const)
  }
  const isNearEnd = current === '' && (lines.at(-1) ?? '') === ''
  return [
    ['⏎', isNearEnd ? 'end' : lines.length > 0 && current === '' ? 'paragraph' : 'new line'],
    ['two empty lines', 'end'],
    open,
  ] as const
}

/** A long text as it stays on the screen: how it begins, and how long it is. */
export function brief(whole: string): string {
  const words = whole.split(/\s+/).filter(Boolean)
  if (words.length === 0) return '–'
  return words.length > 8
    ? `${words.slice(0, 8).join(' ')} … (${plural(words.length, 'word')})`
    : whole
}
