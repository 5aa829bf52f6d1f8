import { type Flag, type Outline, type Slot, type Typed, typed } from './completion/typed.ts'

export { scripts } from './completion/scripts.ts'
export type { Flag, Outline, Slot } from './completion/typed.ts'

/** One of the words that may stand there, and what it means. */
export type Suggestion = { value: string; about?: string }

/** What may stand where the cursor is: words, or the names of files or folders, or nothing known. */
export type Found = { suggestions: Suggestion[]; files?: 'file' | 'dir' }

/** What is known only in the newsroom: the issues, the items of the issue that was typed, and so on. */
export type Source = (context: Context) => Suggestion[] | Promise<Suggestion[]>
export type Context = {
  folder: string | undefined
  positionals: readonly string[]
  /** What is typed of the word so far. */
  current: string
}

/**
 * The sources by what the command line calls their values: by command and flag (`build --format`), by
 * command and argument (`schema name`), or by the name of the value alone (`issue`).
 */
export type Sources = Readonly<Record<string, Source>>

/**
 * What may be typed next. `words` are those after the program's name, the one at the cursor last; the
 * outline is made from the declarations that read the command line, so the two cannot disagree.
 */
export async function complete(
  words: readonly string[],
  outline: Outline,
  sources: Sources,
): Promise<Found> {
  const line = typed(words, outline)
  const { current, command, pending, isUnknown } = line
  if (isUnknown) return { suggestions: [] }
  if (pending) return values(line, pending, current, '', sources)
  const [, name, begun] = /^(--[^=]+)=(.*)$/s.exec(current) ?? []
  if (name && begun !== undefined && !line.isAfterFlags) {
    const flag = line.flags.find(({ names }) => names.includes(name))
    if (!flag) return { suggestions: [] }
    return values(line, flag, begun, line.isSplit ? '' : `${name}=`, sources)
  }
  if (current.startsWith('-') && !line.isAfterFlags) return flagsFor(line)
  if (!command) return matching(outline.commands.map(asSuggestion), current)
  return argument(line, command, sources)
}

const asSuggestion = ({ name, about }: Outline): Suggestion => ({ value: name, about })

const matching = (suggestions: readonly Suggestion[], begun: string, prefix = ''): Found => ({
  suggestions: suggestions
    .filter(({ value }) => value.startsWith(begun))
    .map((each) => ({ ...each, value: prefix + each.value })),
})

/** The flags that begin so. One without a value does nothing when it stands there again. */
function flagsFor({ flags, used, current }: Typed): Found {
  const free = flags.filter((flag) => flag.value !== undefined || !used.has(flag))
  const long = free.map(({ names, about }) => ({ value: names.at(-1) as string, about }))
  return matching(long, current)
}

// ---------------------------------------------------------------- values

async function values(
  line: Typed,
  { names, value = '', choices }: Flag,
  begun: string,
  prefix: string,
  sources: Sources,
): Promise<Found> {
  if (choices) return matching(choices.map(bare), begun, prefix)
  const files = filesFor(value)
  if (files) return { suggestions: [], files }
  const source = sourceOf(sources, [`${line.command?.name} ${names.at(-1)}`, value])
  const known = await source(contextOf(line))
  if (value !== 'list') return matching(known, begun, prefix)
  // `html,te`: the last of several names, and none of them twice.
  const done = begun.slice(0, begun.lastIndexOf(',') + 1)
  const free = known.filter((each) => !done.split(',').includes(each.value))
  return matching(free, begun.slice(done.length), prefix + done)
}

/** The issue may be left out before what stands in it: then both may come next. */
async function argument(line: Typed, command: Outline, sources: Sources): Promise<Found> {
  const [first, ...others] = command.slots
  const isOptional = first?.name === 'issue' && others.length > 0
  const [named] = line.positionals
  const isLeftOut = isOptional && named !== undefined && !/^\d+$|\.ya?ml$/i.test(named)
  const slots = isLeftOut ? others : command.slots
  const found = await valuesOf(slotAt(slots, line.positionals.length), line, command, sources)
  if (!isOptional || named !== undefined) return found
  const next = await valuesOf(others[0], line, command, sources)
  return { ...found, suggestions: [...found.suggestions, ...next.suggestions] }
}

async function valuesOf(
  slot: Slot | undefined,
  line: Typed,
  command: Outline,
  sources: Sources,
): Promise<Found> {
  if (!slot) return { suggestions: [] }
  const { current, positionals } = line
  if (slot.choices) return matching(slot.choices.map(bare), current)
  if (slot.name === 'command') return matching(line.outline.commands.map(asSuggestion), current)
  const files = filesFor(slot.name)
  if (files) return { suggestions: [], files }
  const source = sourceOf(sources, [`${command.name} ${slot.name}`, slot.name])
  const known = await source(contextOf(line))
  const found = matching(
    known.filter(({ value }) => !positionals.includes(value)),
    current,
  )
  // An issue may be named by its file too.
  return slot.name === 'issue' && /[./]/.test(current) ? { ...found, files: 'file' } : found
}

const slotAt = (slots: readonly Slot[], index: number): Slot | undefined =>
  slots[index] ?? (slots.at(-1)?.isVariadic ? slots.at(-1) : undefined)

const bare = (value: string): Suggestion => ({ value })

const filesFor = (name: string): Found['files'] =>
  name === 'dir' || name === 'file' ? name : undefined

const contextOf = ({ folder, positionals, current }: Typed): Context => ({
  folder,
  positionals,
  current,
})

const sourceOf = (sources: Sources, names: readonly string[]): Source => {
  const name = names.find((each) => Object.hasOwn(sources, each)) ?? ''
  return sources[name] ?? (() => [])
}

/** What was found, a line each: a word and its meaning with a tab between, and `:file` or `:dir`. */
export function asLines({ suggestions, files }: Found): string {
  const lines = suggestions.map(({ value, about = '' }) =>
    about ? `${value}\t${about.replace(/\s+/g, ' ')}` : value,
  )
  return [...lines, ...(files ? [`:${files}`] : [])].map((line) => `${line}\n`).join('')
}
