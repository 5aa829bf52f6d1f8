import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  useKeypress,
  usePagination,
  useState,
} from '@inquirer/core'
import type { Choice } from '../draft.ts'
import { answered, clip, faultLines, helpLines, keyLine, sign } from './look.ts'
import type { Screen } from './screen.ts'

export type OrderConfig = {
  screen: Screen
  label: string
  about?: string | undefined
  choices: readonly Choice[]
  /** Every choice stays: there is nothing to take or leave. */
  isFixed: boolean
  check(values: readonly string[]): string | undefined
}

/**
 * A list to be put in order, and to be chosen from: Space takes or leaves what is pointed at, `u` and
 * `d` (or Shift and an arrow) move it. Gives the values that were taken, in their order.
 */
export const order = createPrompt<string[], OrderConfig>((config, done) => {
  const { screen, isFixed } = config
  const [choices, setChoices] = useState(config.choices)
  const [active, setActive] = useState(0)
  const [fault, setFault] = useState<string>()
  const [isDone, setDone] = useState(false)
  const taken = choices.filter(({ chosen }) => isFixed || chosen)

  useKeypress((key, rl) => {
    if (isDone) return
    // Letters are keys here, and none of them stays on readline's line.
    rl.clearLine(0)
    setFault(undefined)
    const step = stepOf(key)
    if (isEnterKey(key)) {
      const values = taken.map(({ value }) => value)
      const wrong = config.check(values)
      if (wrong !== undefined) return setFault(wrong)
      setDone(true)
      return done(values)
    }
    if (isSpaceKey(key) && !isFixed) {
      const choice = choices[active] as Choice
      return setChoices(choices.with(active, { ...choice, chosen: !choice.chosen }))
    }
    const target = active + (step?.by ?? 0)
    if (!step || target < 0 || target >= choices.length) return
    if (step.moves) setChoices(swapped(choices, active, target))
    setActive(target)
  })

  const { paint, columns } = screen
  if (isDone) return answered(screen, config.label, taken.map(({ name }) => name).join(', ') || '–')
  const page = usePagination({
    items: choices,
    active,
    pageSize: Math.max(5, screen.rows() - 9),
    loop: false,
    renderItem: ({ item, isActive }) => {
      const box = isFixed ? '' : item.chosen ? `${paint('good', '◉')} ` : '◯ '
      const name = clip(item.name, columns() - 8)
      return `${isActive ? paint('info', '❯') : ' '} ${box}${isActive ? paint('bold', name) : name}`
    },
  })
  const note = helpLines(screen, choices[active]?.note)
  const keys = isFixed ? moving : ([['space', 'take or leave'], ...moving] as const)
  const head = [
    `${sign(screen, false)} ${paint('bold', config.label)}`,
    ...helpLines(screen, config.about),
  ]
  const foot = fault === undefined ? note : faultLines(screen, fault)
  return [...head, page, '', ...foot, keyLine(screen, keys)].join('\n') + hidden
})

const moving = [
  ['u/d', 'move'],
  ['⏎', 'done'],
] as const

/** The cursor has nothing to do in a list; inquirer shows it again afterwards. */
const hidden = '\u001b[?25l'

/** Which way a key goes, and whether it takes what is pointed at with it. */
function stepOf(key: { name: string; ctrl: boolean; shift?: boolean }) {
  if (key.name === 'u') return { by: -1, moves: true }
  if (key.name === 'd' && !key.ctrl) return { by: 1, moves: true }
  if (isUpKey(key as never)) return { by: -1, moves: key.shift === true }
  if (isDownKey(key as never)) return { by: 1, moves: key.shift === true }
  return undefined
}

function swapped(choices: readonly Choice[], a: number, b: number): Choice[] {
  return choices.with(a, choices[b] as Choice).with(b, choices[a] as Choice)
}
