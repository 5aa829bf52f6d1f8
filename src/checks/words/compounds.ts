/** Letters of the shortest word in a compound, and of the shortest compound that is looked at. */
const shortest = 3
const leastWhole = 7

/** What may join two words to one: `Mitglied-er-versammlung`, `Arbeit-s-gemeinschaft`. */
const joints = ['', 's', 'e', 'n', 'en', 'er', 'es', '-']

const asNoun = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()

/** All that may be a word within a longer one, as a noun and as another word. */
export function parts(word: string): string[] {
  if (word.length < leastWhole) return []
  const found = new Set<string>()
  for (let start = 0; start <= word.length - shortest; start += 1) {
    for (let end = start + shortest; end <= word.length; end += 1) {
      const part = word.slice(start, end)
      found.add(part.toLowerCase()).add(asNoun(part))
    }
  }
  return [...found]
}

/** True when a word is made of words that are known. */
export function isCompound(word: string, isKnown: (part: string) => boolean): boolean {
  if (word.length < leastWhole) return false
  const knows = (part: string) => isKnown(part.toLowerCase()) || isKnown(asNoun(part))
  const goesOn = (start: number): boolean => {
    for (let end = start + shortest; end <= word.length; end += 1) {
      if (!knows(word.slice(start, end))) continue
      if (end === word.length) return start > 0
      for (const joint of joints) {
        if (word.startsWith(joint, end) && goesOn(end + joint.length)) return true
      }
    }
    return false
  }
  return goesOn(0)
}
