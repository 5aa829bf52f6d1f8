import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { latest } from '../latest.ts'

/** A Hunspell dictionary, in a form in which few of its many words need to be worked out. */
export type Dictionary = {
  /** The grammar of its words. */
  affix: string
  /** Its small letters, the commonest first. */
  letters: string
  /** What may stand before a stem, and what it takes the place of: `un`, `re`. */
  prefixes: readonly Prefix[]
  /** Lines of the list of words, by the letters with which all words that they stand for begin. */
  lines: ReadonlyMap<string, readonly string[]>
}

type Prefix = { add: string; strip: string }

/** Letters by which a line is found. */
const keyLength = 4

/** The packages that may have a language's words, the nearest first. */
function packagesFor(language: string): string[] {
  const [base = '', ...rest] = language.toLowerCase().split('-')
  const region = rest.find((part) => part.length === 2)
  // `dictionary-en` is American, and the English of other countries is nearer to Britain's.
  if (base === 'en') {
    if (region === 'us') return ['dictionary-en']
    return region && region !== 'gb'
      ? [`dictionary-en-${region}`, 'dictionary-en-gb']
      : ['dictionary-en-gb']
  }
  if (base === 'pt' && region === 'pt') return ['dictionary-pt-pt', 'dictionary-pt']
  return [...(region ? [`dictionary-${base}-${region}`] : []), `dictionary-${base}`]
}

/** The dictionary of a language, as installed in the newsroom or with newswire; undefined without one. */
export function openDictionary(language: string, root: string): Dictionary | undefined {
  for (const name of packagesFor(language)) {
    for (const from of [join(root, 'newswire.yaml'), import.meta.url]) {
      const folder = folderOf(name, from)
      if (!folder) continue
      return dictionaryIn(folder)
    }
  }
  return undefined
}

/** The one that was read last, which all issues of a newsroom share: an installed package stays as it is. */
const dictionaryIn = latest((folder: string): Dictionary => {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  return indexed(text('index.aff'), text('index.dic'))
})

/** Nothing of the package is run: a newsroom may be somebody else's. */
function folderOf(name: string, from: string): string | undefined {
  try {
    return join(createRequire(from).resolve(name), '..')
  } catch {
    return undefined
  }
}

function indexed(affix: string, words: string): Dictionary {
  const { flags, stripped, prefixes } = grammar(affix)
  const lines = new Map<string, string[]>()
  for (const line of words.slice(words.indexOf('\n') + 1).split('\n')) {
    if (line === '' || line.startsWith('\t')) continue
    const slash = line.indexOf('/')
    const stem = slash < 0 ? line.trim() : line.slice(0, slash)
    const own = slash < 0 ? [] : flags(line.slice(slash + 1).split(/\s/, 1)[0] ?? '')
    const lost = Math.max(0, ...own.map((flag) => lostOf(stem, stripped.get(flag))))
    const key = stem.slice(0, Math.max(0, Math.min(keyLength, stem.length - lost))).toLowerCase()
    const known = lines.get(key)
    if (known) known.push(line)
    else lines.set(key, [line])
  }
  return { affix: withoutNumbers(affix), letters: lettersIn(affix), prefixes, lines }
}

/** Rules of compounds are for numbers (`21st`), which are not looked up. */
const withoutNumbers = (affix: string): string => affix.replace(/^COMPOUNDRULE .*$/gm, '')

function lettersIn(affix: string): string {
  const own = /^TRY\s+(\S+)/m.exec(affix)?.[1] ?? ''
  return [...new Set(`${own.toLowerCase()}abcdefghijklmnopqrstuvwxyz`)].join('')
}

/** `SFX Y 0 ly .`: kind, flag, what is taken away, what is added. */
const rule = /^([PS])FX[ \t]+(\S+)[ \t]+(\S+)[ \t]+([^\s/]+)/gm

/** How many letters a rule may take from the end of a stem. */
const lostOf = (stem: string, endings: readonly string[] = []): number =>
  endings.find((ending) => stem.endsWith(ending))?.length ?? 0

/** How flags are written; what each may take from a stem's end, the longest first; what stands before it. */
function grammar(affix: string) {
  const kind = /^FLAG\s+(\S+)/m.exec(affix)?.[1]
  const flags = (text: string): string[] => {
    if (kind === 'num') return text.split(',')
    return kind === 'long' ? (text.match(/../g) ?? []) : [...text]
  }
  const endings = new Map<string, Set<string>>()
  const prefixes = new Map<string, Prefix>()
  for (const [, type, flag = '', strip = '', add = ''] of affix.matchAll(rule)) {
    // The first line of a rule says how many follow.
    if (/^[YN]$/.test(strip) && /^\d+$/.test(add)) continue
    const lost = strip === '0' ? '' : strip
    if (type === 'S') endings.set(flag, (endings.get(flag) ?? new Set()).add(lost))
    else
      prefixes.set(`${lost} ${add}`, {
        add: add === '0' ? '' : add.toLowerCase(),
        strip: lost.toLowerCase(),
      })
  }
  const byLength = (a: string, b: string) => b.length - a.length
  const stripped = new Map([...endings].map(([flag, all]) => [flag, [...all].sort(byLength)]))
  return { flags, stripped, prefixes: [...prefixes.values()] }
}

/** The lines that may stand for one of the words; no other line can. */
export function linesFor({ lines, prefixes }: Dictionary, words: readonly string[]): string[] {
  const keys = new Set<string>([''])
  const addKeys = (word: string) => {
    for (let length = 1; length <= keyLength; length += 1) keys.add(word.slice(0, length))
  }
  const stripped = (word: string): string[] =>
    prefixes.flatMap(({ add, strip }) =>
      word.startsWith(add) ? [strip + word.slice(add.length)] : [],
    )
  for (const word of words.map((each) => each.toLowerCase())) {
    const stems = stripped(word)
    // A prefix may stand before another: `d'un…`.
    for (const each of [word, ...stems, ...stems.flatMap(stripped)]) addKeys(each)
  }
  return [...keys].flatMap((key) => lines.get(key) ?? [])
}
