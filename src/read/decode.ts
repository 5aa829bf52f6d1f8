import type { Diagnostic } from '../diagnostic.ts'

/** The largest file that is read, in bytes: some 70 issues' worth. */
const maxBytes = 1024 * 1024

/** The text of a file, or the one fault that keeps it from being read. */
export function decode(file: string, bytes: Uint8Array | string): string | Diagnostic {
  const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
  const place = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
  if (size > maxBytes) {
    return {
      code: 'too-large',
      severity: 'error',
      message: `This file has ${(size / 1024 / 1024).toFixed(1)} MiB; an issue has at most 1 MiB.`,
      hint: 'Pictures and long reports are linked, not pasted.',
      place,
    }
  }
  if (typeof bytes === 'string') return lineEnds(bytes.replace(/^\uFEFF/, ''))
  try {
    return lineEnds(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return badEncoding(file, bytes)
  }
}

/** Old Macintosh line ends, which YAML reads and its library does not. Places stay what they are. */
const lineEnds = (text: string): string => text.replace(/\r(?!\n)/g, '\n')

function badEncoding(file: string, bytes: Uint8Array): Diagnostic {
  // What the cut leaves unfinished is held back by `stream`.
  const sound = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    bytes.subarray(0, validUpTo(bytes)),
    { stream: true },
  )
  const good = Buffer.byteLength(sound)
  const before = sound.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const start = before.at(-1) as string
  const line = before.length
  const column = start.length + 1
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  // What else is not UTF-8 comes from old Windows programs, almost always.
  const rest = new TextDecoder('windows-1252').decode(bytes.subarray(good, good + 200))
  return {
    code: 'bad-encoding',
    severity: 'error',
    message: isWide
      ? 'This file is saved as UTF-16; newswire reads UTF-8.'
      : 'From here on this is not UTF-8: the file is saved with another encoding.',
    hint: 'In your editor program choose “Save as”, and the encoding UTF-8.',
    place: { file, line, column, endLine: line, endColumn: column + 1 },
    ...(!isWide && { excerpt: `${start}${rest.split(/[\r\n]/, 1)[0]}` }),
  }
}

/** How many bytes at the start are sound UTF-8, found by halving. */
function validUpTo(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isSound(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

function isSound(bytes: Uint8Array): boolean {
  try {
    // A sequence that the cut left unfinished is not a fault: `stream` waits for its rest.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
