/** Long enough to be read, short enough to stand twice in a mail for each item. */
const longest = 40

/**
 * A text as a name for links and files, of whole words as far as they fit: `Have your say…` →
 * `have-your-say`. Empty when the text has no letters.
 */
export function slug(text: string): string {
  const name = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC')
  if (name.length <= longest) return name
  const end = name.lastIndexOf('-', longest)
  return name.slice(0, end > 0 ? end : longest)
}

/** Gives each name once: a second `news` becomes `news-2`. Names in `reserved` are never given. */
export function namer(reserved: Iterable<string>): (wanted: string) => string {
  const given = new Set(reserved)
  return (wanted) => {
    let name = wanted
    for (let count = 2; given.has(name); count += 1) name = `${wanted}-${count}`
    given.add(name)
    return name
  }
}
