/** A text as a name for links and files: `Have your say…` → `have-your-say`. Empty when it has no letters. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC')
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
