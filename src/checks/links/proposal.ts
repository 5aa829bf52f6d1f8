import { shown } from '../../diagnostic.ts'
import { isVague } from '../../links.ts'
import type { Linked } from './linked.ts'

/** What the names of files and pages say when they say nothing. */
const generic =
  /^(?:index|default|home|main|pages?|articles?|node|view|show|downloads?|files?|docs?|documents?|news|items?|content|media|uploads?|viewpage|link|url|latest|full|final|print|en)$/i

const documents = /\.(pdf|docx?|odt|xlsx?|ods|pptx?|odp|csv|zip|mp3|mp4)$/i

/**
 * Better words for a link that says nothing: from the title of its item, when it `isAlone` there in
 * saying nothing, or from its address. Undefined when neither says enough.
 */
export function wordsFor(
  { url, kind, item, ...link }: Linked,
  isAlone: boolean,
): string | undefined {
  const reached = /^(?:mailto|tel):([^?;]+)/i.exec(url)?.[1]
  if (reached) return kind === 'text' ? reached : `Contact: ${reached}`
  const target = link.target()
  const format = documents.exec(target?.pathname ?? '')?.[1]?.toUpperCase()
  const ending = format ? ` (${format})` : ''
  // Within a sentence, or of a document, one word may be enough.
  const page = target && wordsOfPage(target, kind === 'text' || format ? 1 : 2)
  const title = item?.title?.replace(/\s+/g, ' ').trim()
  if (kind === 'text') return withEnding(page ?? title, ending)
  // Two links of one item cannot both be called by its title.
  if (title && (isAlone || !page)) return withEnding(`More about: ${title}`, ending)
  return page && withEnding(`Read: ${page}`, ending)
}

const withEnding = (words: string | undefined, ending: string) => words && shown(words) + ending

/** `https://x.org/reports/weir-study-2009.pdf` → `weir study 2009` */
function wordsOfPage({ pathname }: URL, least: number): string | undefined {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? ''
  const words = readable(last)
    .replace(/\.[a-z]\w{1,4}$/i, '')
    .split(/[-_+. ]+/)
    .filter(Boolean)
  const telling = words.filter((word) => /^[a-zà-ÿ]{3,}$/i.test(word) && !generic.test(word))
  const isCode = words.some((word) => /\d/.test(word) && !/^(?:19|20)\d\d$/.test(word))
  const said = words.join(' ')
  const isEnough = telling.length >= least && words.length < 9 && !isCode && !isVague(said)
  return isEnough ? said : undefined
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
