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
  if (typeof bytes === 'string') return bytes.replace(/^\uFEFF/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const good = validUpTo(bytes)
    const before = new TextDecoder().decode(bytes.subarray(0, good)).split(/\r\n|\r|\n/)
    const line = before.length
    const column = (before.at(-1) as string).length + 1
    return {
      code: 'bad-encoding',
      severity: 'error',
      message: 'This is not UTF-8 text.',
      hint: 'Save the file with the encoding UTF-8.',
      place: { file, line, column, endLine: line, endColumn: column + 1 },
    }
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
