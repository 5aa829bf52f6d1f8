import type { Text } from '../../authored.ts'
import type { Issue, Item } from '../../model.ts'
import type { Context, Found } from '../check.ts'
import { hasPiece, isQuoted } from '../dates/around.ts'
import { isEnglish } from '../dates/dated.ts'
import { pointAt, spotOf } from '../links/spot.ts'

/** What asks readers to turn to somebody, and what sends them to something that should stand below. */
const invitations =
  /\b(?:[Gg]et in touch(?! with)|[Pp]lease (?:contact|call|ring|phone|email|write to) us|[Cc]ontact us|[Pp]lease let us know|[Ll]et us know (?:if|by|whether)|[Ee]mail us|[Rr]ing us|(?:[Uu]se|[Dd]ownload|[Ff]ill in|[Cc]omplete|[Ff]ollow|[Cc]lick) (?:on )?the (?:form|link|button) below)\b/
/** Most texts have none of these, and are done with. */
const pieces = ['et in touch', ' us', 'ontact us', 'mail us', 'ing us', ' below']

/**
 * The items that promise a way to somebody, or to a form, and have none; events have their own check.
 * Where every mail tells the address of the house (`isAtHome`), that is a way to somebody.
 */
export function unkeptIn(context: Context, isAtHome: boolean): Found[] {
  if (!isEnglish(context)) return []
  return context.texts.flatMap((text): Found[] => {
    const item = itemOf(context.issue, text)
    if (!item || item.date !== undefined || text.kind !== 'prose' || hasWay(item)) return []
    if (!hasPiece(text.words, pieces)) return []
    const found = invitations.exec(text.words.replaceAll('\n', ' '))
    if (!found || isQuoted(text, found.index)) return []
    const words = text.words.slice(found.index, found.index + found[0].length)
    const isBelow = words.endsWith('below')
    if (isAtHome && !isBelow) return []
    const spot = spotOf(context, text.path, pointAt(text.words, found.index, words))
    return isBelow
      ? [
          {
            message: `\`${found[0]}\`: this item has no link.`,
            hint: 'Add it under `links`.',
            ...spot,
          },
        ]
      : [
          {
            message: `\`${found[0]}\`: this item does not say how.`,
            hint: 'Give it a `contact`, or write the address or the number.',
            ...spot,
          },
        ]
  })
}

const itemOf = ({ sections }: Issue, { section, item }: Text): Item | undefined =>
  section === undefined || item === undefined ? undefined : sections[section]?.items[item]

/** A link, a contact, an address or a number, in whatever field. */
function hasWay({ contact, booking, online, links, body = '', organiser, owner }: Item): boolean {
  if (contact || booking || online || links?.length) return true
  const words = [body, organiser, owner].join('\n')
  return hasPiece(words, ['](', '://', 'www.', '@']) || /\b0\d[\d\s()-]{7,}|\+\d/.test(words)
}
