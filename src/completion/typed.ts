/** A flag as it is declared: its names, the long one last, and what its value is called. */
export type Flag = { names: string[]; about: string; value?: string; choices?: readonly string[] }

/** An argument as it is declared. */
export type Slot = { name: string; isVariadic: boolean; choices?: readonly string[] }

/** A command as it is declared, or the whole program; its flags are those it has beside the program's. */
export type Outline = {
  name: string
  about: string
  flags: Flag[]
  slots: Slot[]
  commands: Outline[]
}

/** A command line that is being typed, as far as the cursor. */
export type Typed = {
  outline: Outline
  command: Outline | undefined
  /** The name of a command stands there that there is not. */
  isUnknown: boolean
  /** The flags that may stand here, and those that do. */
  flags: Flag[]
  used: Set<Flag>
  positionals: string[]
  /** The flag whose value comes next. */
  pending: Flag | undefined
  /** `--` was typed: no flag follows. */
  isAfterFlags: boolean
  /** The folder that `--newsroom` names. */
  folder: string | undefined
  current: string
  /** The shell takes `--out=x` for three words, and wants only the last of them completed. */
  isSplit: boolean
}

/** Reads the words of a command line, the last of which is the one at the cursor. */
export function typed(words: readonly string[], outline: Outline): Typed {
  const { whole, isSplit } = joined(words)
  const start: Typed = {
    outline,
    command: undefined,
    isUnknown: false,
    flags: outline.flags,
    used: new Set(),
    positionals: [],
    pending: undefined,
    isAfterFlags: false,
    folder: undefined,
    current: whole.at(-1) ?? '',
    isSplit,
  }
  return whole.slice(0, -1).reduce((line, word) => withWord(line, word), start)
}

/** Bash parts words at `=`. */
function joined(words: readonly string[]): { whole: string[]; isSplit: boolean } {
  const whole: string[] = []
  let isSplit = false
  for (const [index, word] of words.entries()) {
    const before = words[index - 1]
    const isSign = word === '=' && before?.startsWith('--') === true
    const isValue = before === '=' && words[index - 2]?.startsWith('--') === true
    isSplit = isSign || isValue
    if (isSplit) whole.push(`${whole.pop()}${word}`)
    else whole.push(word)
  }
  return { whole, isSplit }
}

function withWord(line: Typed, word: string): Typed {
  const { outline, command, pending, positionals } = line
  if (pending) return withValue({ ...line, pending: undefined }, pending, word)
  if (!line.isAfterFlags && word === '--') return { ...line, isAfterFlags: true }
  if (!line.isAfterFlags && /^-./.test(word)) return withFlag(line, word)
  if (command) return { ...line, positionals: [...positionals, word] }
  const chosen = outline.commands.find(({ name }) => name === word)
  if (!chosen) return { ...line, isUnknown: true }
  const own = chosen.flags.flatMap(({ names }) => names)
  // The program's flags may follow a command; its version is no business of one.
  const shared = outline.flags.filter(({ names }) => !names.some((name) => own.includes(name)))
  const flags = [...chosen.flags, ...shared.filter(({ names }) => !names.includes('--version'))]
  return { ...line, command: chosen, flags }
}

function withFlag(line: Typed, word: string): Typed {
  const [, name = '', value] = /^(--[^=]*|-.)=?(.+)?$/s.exec(word) ?? []
  const flag = line.flags.find(({ names }) => names.includes(name))
  if (!flag) return line
  const used = { ...line, used: new Set([...line.used, flag]) }
  if (flag.value === undefined) return used
  return value === undefined ? { ...used, pending: flag } : withValue(used, flag, value)
}

const withValue = (line: Typed, { names }: Flag, value: string): Typed =>
  names.includes('--newsroom') ? { ...line, folder: value } : line
