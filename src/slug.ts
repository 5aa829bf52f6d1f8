/** Long enough to be read, short enough to stand twice in a mail for each item. */
const longest = 40

/**
 * A text as a name for links and files, of whole words as far as they fit: `Have your say…` →
 * `have-your-say`. Empty when the text has no letters.
 */
export function slug(text: string): string {
  const name = isAscii(text)
    ? dashed(text, /[a-z\d]+/g)
    : dashed(bare(text), words()).normalize('NFC')
  if (name.length <= longest) return name
  const end = name.lastIndexOf('-', longest)
  // A letter that takes two units must not be cut in half.
  return name.slice(0, end > 0 ? end : longest).replace(/[\ud800-\udbff]$/, '')
}

const dashed = (text: string, word: RegExp): string =>
  text.toLowerCase().replace(/['’]/g, '').match(word)?.join('-') ?? ''

/** Accents go; the vowel signs of Hindi, which are marks as well, are letters to its readers. */
const bare = (text: string): string => text.normalize('NFKD').replace(/[\u0300-\u036f]+/g, '')

// The forms and classes of Unicode take milliseconds to load, and most titles do without.
const isAscii = (text: string): boolean => /^[\0-\u007f\u2010-\u2027]*$/.test(text)
const words = () => /[\p{L}\p{N}\p{M}]+/gu

/** Gives each name once: a second `news` becomes `news-2`. Names in `reserved` are never given. */
export function namer(reserved: Iterable<string>): (wanted: string) => string {
  const given = new Set(reserved)
  // The number that was given last, so that a thousand equal titles are not tried one by one.
  const last = new Map<string, number>()
  return (wanted) => {
    let count = last.get(wanted) ?? 1
    let name = count === 1 ? wanted : `${wanted}-${count}`
    while (given.has(name)) {
      count += 1
      name = `${wanted}-${count}`
    }
    last.set(wanted, count)
    given.add(name)
    return name
  }
}
