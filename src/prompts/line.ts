import {
  createPrompt,
  isEnterKey,
  isTabKey,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core'
import { answered, faultLines, helpLines, keyLine, sign } from './look.ts'
import type { Screen } from './screen.ts'

/** What is made of a typed text: said back in other words, refused, or taken as it is. */
export type Reading = { said?: string; fault?: string }

export type LineConfig = {
  screen: Screen
  label: string
  about?: string | undefined
  example?: string | undefined
  /** What stands on the line at first, to be edited. */
  start?: string | undefined
  /** What an empty line stands for, as it is shown. */
  proposal?: string | undefined
  /** Whether an empty line is an answer. */
  isOptional: boolean
  read(text: string): Promise<Reading> | Reading
  onType(text: string): void
}

/**
 * One line of text, with its explanation under it. Where the reading is said back in other words, it
 * is shown first, and a second Enter accepts it. Gives the text as typed.
 */
export const line = createPrompt<string, LineConfig>((config, done) => {
  const { screen, label, proposal } = config
  const [status, setStatus] = useState<'idle' | 'reading' | 'done'>('idle')
  const [text, setText] = useState(config.start ?? '')
  const [reading, setReading] = useState<Reading>({})
  const paste = useRef(false)

  useEffect((rl) => {
    if (config.start) rl.write(config.start)
  }, [])

  useKeypress(async (key, rl) => {
    if (status !== 'idle') return
    const restore = (line: string) => {
      rl.clearLine(0)
      rl.write(line)
      setText(line)
    }
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      paste.current = key.name === 'paste-start'
      return
    }
    // A pasted text of several lines is one line here; it must not answer the next question.
    if (isEnterKey(key) && paste.current) return restore(`${text.trimEnd()} `)
    if (isTabKey(key)) return restore(text === '' && proposal ? proposal : text)
    if (!isEnterKey(key)) {
      config.onType(rl.line)
      setText(rl.line)
      setReading({})
      return
    }
    setStatus('reading')
    const found = await config.read(text.trim())
    const isNews = found.said !== undefined && found.said !== reading.said
    if (found.fault !== undefined || isNews) {
      setReading(found)
      setStatus('idle')
      return restore(text)
    }
    setReading(found)
    setStatus('done')
    done(text.trim())
  })

  if (status === 'done')
    return answered(screen, label, reading.said ?? (text.trim() || proposal || '–'))
  const hint = text === '' && proposal ? ` ${screen.paint('dim', `(${proposal})`)}` : ''
  const head = `${sign(screen, false)} ${screen.paint('bold', label)}${hint}  ${text}`
  return [
    head,
    [...foot(config, reading), keyLine(screen, keysOf(config, text, reading))].join('\n'),
  ]
})

function foot({ screen, about, example }: LineConfig, { said, fault }: Reading): string[] {
  if (said !== undefined) return [`  ${screen.paint('good', '→')} ${screen.paint('bold', said)}`]
  const help = helpLines(screen, about, example)
  return fault === undefined ? help : [...faultLines(screen, fault), ...help]
}

function keysOf({ proposal, isOptional }: LineConfig, text: string, { said }: Reading) {
  if (said !== undefined)
    return [
      ['⏎', 'that is right'],
      ['type', 'to change it'],
    ] as const
  if (text !== '') return [['⏎', 'next']] as const
  if (proposal)
    return [
      ['⏎', 'take it'],
      ['tab', 'edit it'],
    ] as const
  return isOptional ? ([['⏎', 'leave it out']] as const) : ([['type', 'your answer']] as const)
}
