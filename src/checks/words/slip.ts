/**
 * True when two words differ by one letter more, one less, another one, or two that changed places; in
 * a long word one letter may also stand somewhere else.
 */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (a === b || long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const [left, right] = [short.slice(start), long.slice(start)]
  if (left.length < right.length) return right.slice(1) === left
  return left.slice(1) === right.slice(1) || isSwap(a, b) || (a.length > 7 && isMoved(left, right))
}

/** `Parternship` for `Partnership`: what differs is the same with its first letter at its end. */
function isMoved(a: string, b: string): boolean {
  let end = a.length
  while (end > 0 && a[end - 1] === b[end - 1]) end -= 1
  const [left, right] = [a.slice(0, end), b.slice(0, end)]
  const turned = (text: string) => text.slice(1) + text.charAt(0)
  return turned(left) === right || turned(right) === left
}

/** True when two letters, one behind the other, changed places. */
export function isSwap(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  if (at < 0 || a.length !== b.length) return false
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** All words that one slip makes of a word, the likeliest first; without what a capital makes of it. */
export function slipsOf(word: string, letters: string): string[] {
  const swapped: string[] = []
  const doubled: string[] = []
  const added: string[] = []
  const changed: string[] = []
  const lost: string[] = []
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    const [next = '', after = ''] = tail
    if (after) swapped.push(head + after + next + tail.slice(2))
    if (next && next === after) doubled.push(head + tail.slice(1))
    else if (next) lost.push(head + tail.slice(1))
    for (const letter of letters) {
      if (letter === head.at(-1)) doubled.push(head + letter + tail)
      else added.push(head + letter + tail)
      if (next && letter !== next) changed.push(head + letter + tail.slice(1))
    }
  }
  // The first letter is the one that people get right.
  const all = [...new Set([...swapped, ...doubled, ...added, ...changed, ...lost])]
  const isUsual = (slip: string) => slip.charAt(0).toLowerCase() === word.charAt(0).toLowerCase()
  return [...all.filter(isUsual), ...all.filter((slip) => !isUsual(slip))].filter(
    (slip) => slip.toLowerCase() !== word.toLowerCase(),
  )
}
