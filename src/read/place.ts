import type { Place } from '../model.ts'

/** Offsets in the text → a place in the file. */
export type Placer = (start: number, end: number) => Place

/** Lines as an editor program counts them: the library has other ideas within a fault. */
export function placer(file: string, text: string): Placer {
  // Most files have no fault, and nobody asks for a place.
  let starts: number[] | undefined
  const point = (offset: number) => {
    const within = Math.max(0, Math.min(offset, text.length))
    // Between the two characters that end a line on Windows there is no place to point at.
    const shown = text.slice(within - 1, within + 1) === '\r\n' ? within - 1 : within
    starts ??= lineStarts(text)
    const line = lastAtMost(starts, shown)
    return { line: line + 1, column: shown - (starts[line] as number) + 1 }
  }
  return (start, end) => {
    const [from, to] = [point(start), point(Math.max(end, start))]
    return { file, ...from, endLine: to.line, endColumn: to.column }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  // Only old files of a Mac, and those of Windows, need the slower look.
  if (text.includes('\r')) {
    for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
    return starts
  }
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1)
  }
  return starts
}

/** Where the last of some rising numbers stands that is not above a limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] as number) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
