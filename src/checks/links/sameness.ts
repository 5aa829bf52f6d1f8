const before = ' “‘"\'('
const after = ' .,:;!?…”’"\')>»→'

/** Words as they are compared: `Read the study.` and `read  the study` are one text. */
export function folded(words: string): string {
  const text = words.toLowerCase().replace(/\s+/g, ' ')
  let [start, end] = [0, text.length]
  while (start < end && before.includes(text.charAt(start))) start += 1
  while (end > start && after.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** A web address as it is compared: scheme, `www.` and a slash at the end make no other page. */
export function pageOf({ hostname, port, pathname, search, hash }: URL): string {
  const host = hostname.startsWith('www.') ? hostname.slice(4) : hostname
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  return `${host}${port && `:${port}`}${path}${search}${hash}`
}

/** Where a link leads, as it is compared. */
export function goalOf(link: { target(): URL | undefined; url: string }): string {
  const target = link.target()
  return target ? pageOf(target) : link.url.toLowerCase()
}

/** The page on which a site opens, which may be called by many names. */
export const isHome = ({ pathname, search, hash }: URL): boolean =>
  search === '' && hash === '' && (pathname === '/' || /^\/index\.\w+$/.test(pathname))

/** What a text says where most links say the same. */
const common = new Set(
  'about also below book click complete details download form from full here information into more online page read register that their this visit watch website with your'.split(
    ' ',
  ),
)

/** The words of a text by which it is known again: `the case study of Milton Keynes` → case, study, … */
export const tellingWords = (text: string): string[] =>
  (text.toLowerCase().match(/[a-zà-ÿ\d]{4,}/g) ?? []).filter((word) => !common.has(word))
