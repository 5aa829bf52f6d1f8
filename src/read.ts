import { readFileSync } from 'node:fs'
import { type Diagnostic, type Result, UserError, withExcerpt } from './diagnostic.ts'
import type { Source } from './model.ts'
import { dataOf } from './read/data.ts'
import { decode } from './read/decode.ts'
import { grammar } from './read/grammar.ts'
import { locator } from './read/locate.ts'
import { placer } from './read/place.ts'
import { silencerMark, silencersIn } from './read/silencers.ts'
import { walk } from './read/walk.ts'

/** The most lexical pieces of YAML that are read for a file; a long issue has 3,000. */
const maxPieces = 40_000

/** Reads a YAML file. Throws a `UserError` when there is no such file or it may not be read. */
export const read = async (path: string, name = path): Promise<Result<Source>> =>
  parse(name, bytesOf(path, name))

/** The bytes of a file. Throws a `UserError`, which calls it by its `name`. */
export function bytesOf(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UserError(refusal(name, (error as NodeJS.ErrnoException).code))
  }
}

function refusal(name: string, code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file \`${name}\`.`
  if (code === 'EISDIR') return `\`${name}\` is a folder, not a file.`
  if (code === 'EACCES' || code === 'EPERM') return `\`${name}\` may not be read by you.`
  return `\`${name}\` cannot be read (${code}).`
}

/** The source of bytes that are known to be sound: they are read as YAML when somebody asks for a place. */
export function sound(file: string, bytes: Uint8Array): Source {
  let source: Source | undefined
  const whole = (): Source => {
    source ??= parse(file, bytes).value
    if (!source) throw new Error(`${file} was sound before.`)
    return source
  }
  return {
    file,
    get text() {
      return whole().text
    },
    get data() {
      return whole().data
    },
    locate: (...asked) => whole().locate(...asked),
    // Most files have none, which their bytes tell.
    silencers: () => (Buffer.from(bytes).includes(silencerMark) ? whole().silencers() : []),
  }
}

/**
 * The bytes of a YAML file → its data and the way back to the text. A value beside errors is good
 * enough to look for further faults, and for nothing else.
 */
export function parse(file: string, bytes: Uint8Array | string): Result<Source> {
  const text = decode(file, bytes)
  if (typeof text !== 'string') return { diagnostics: [text] }

  const at = placer(file, text)
  const { document, diagnostics } = grammar(text, at, { pieces: maxPieces })
  const shown = (faults: Diagnostic[]) => faults.map((each) => withExcerpt(each, text))
  if (!document) return { diagnostics: shown(diagnostics) }

  diagnostics.push(...walk(document, text, at))
  if (diagnostics.some(({ code }) => code === 'alias-bomb'))
    return { diagnostics: shown(diagnostics) }
  const source: Source = {
    file,
    text,
    data: dataOf(document),
    locate: locator(document, text, at),
    silencers: () => silencersIn(text, at),
  }
  return { value: source, diagnostics: shown(diagnostics) }
}
