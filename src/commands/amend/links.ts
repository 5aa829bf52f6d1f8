import { UserError } from '../../diagnostic.ts'

type Link = { text: string; url: string }

/** The links with others added. One of the same words, or the same address, takes the new one's. */
export function withLinks(present: unknown, added: readonly string[] | undefined): unknown {
  if (!added) return undefined
  const links: unknown[] = Array.isArray(present) ? [...present] : []
  for (const link of added.map(linkOf)) {
    const at = links.findIndex((each) => isSame(each, link))
    links[at < 0 ? links.length : at] = link
  }
  return links
}

const isSame = (each: unknown, { text, url }: Link): boolean =>
  typeof each === 'object' &&
  each !== null &&
  (('text' in each && each.text === text) || ('url' in each && each.url === url))

function linkOf(written: string): Link {
  // Words and addresses may both hold an equals sign: the address begins with its scheme.
  const parts =
    /^(.+?)=((?:https?|mailto|tel):.*)$/is.exec(written) ?? /^([^=]+)=(.+)$/s.exec(written)
  const [, text, url] = parts ?? []
  if (text !== undefined && url !== undefined) return { text: text.trim(), url: url.trim() }
  throw new UserError(
    `\`--link ${written}\` has no words or no address.`,
    'Write `--link "Read the study=https://example.org/study"`.',
  )
}
