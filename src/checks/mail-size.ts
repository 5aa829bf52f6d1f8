import type { Edition } from '../model.ts'
import type { Check, Found } from './check.ts'
import { gmailLimit } from './mail/gmail.ts'

/** From here on little room is left: whoever sends the mail adds to it, if only by longer links. */
const nearly = 0.8

/** The HTML is longer than Gmail shows, or will be soon. */
export const mailSize: Check = {
  code: 'mail-size',
  severity: 'warning',
  family: 'mail',
  about: 'A mail of more HTML than the 102 KB that Gmail shows, or of more than 80 % of it.',
  why: 'Gmail cuts a longer mail off and hides the rest behind “View entire message”: the last items, and with them the way to unsubscribe. Mailing services make a mail longer still, since they put their own address into each link.',
  bad: '# 60 items in full',
  good: '# 20 items, each with a link to the whole story on the website',
  check({ rendered, edition }) {
    const bytes = Buffer.byteLength(rendered.html)
    if (bytes < nearly * gmailLimit) return []
    const weights = weightsOf(rendered.html, edition)
    return [{ message: messageOf(bytes), ...adviceOn(weights) }]
  },
}

function messageOf(bytes: number): string {
  const size = `The HTML of this mail has ${kilobytes(bytes)}`
  if (bytes > gmailLimit) return `${size}: Gmail cuts it off after 102 KB.`
  const share = Math.floor((bytes / gmailLimit) * 100)
  return `${size}, ${share} % of the 102 KB that Gmail shows.`
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

type Weight = { section: number; heading: string; items: number; bytes: number }

/** The sections with what they weigh, the heaviest first: from one heading to the next. */
function weightsOf(html: string, { sections }: Edition): Weight[] {
  const found = sections
    .map(({ id, heading, items }, section) => {
      return { section, heading, items: items.length, start: html.indexOf(` id="${id}"`) }
    })
    .filter(({ start }) => start >= 0)
  return found
    .map(({ start, ...each }, index) => {
      return { ...each, bytes: Buffer.byteLength(html.slice(start, found[index + 1]?.start)) }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

function adviceOn(weights: readonly Weight[]): Pick<Found, 'path' | 'hint'> {
  const [heaviest] = weights
  if (!heaviest) return { path: ['sections'], hint: 'Shorten it.' }
  const named = weights.slice(0, 3).map(({ heading, items, bytes }) => {
    const count = items === 1 ? '1 item' : `${items} items`
    return `\`${heading}\` ${kilobytes(bytes)} (${count})`
  })
  return {
    path: ['sections', heaviest.section],
    hint: `Shorten it, or put the whole stories on the website. What weighs most: ${named.join(', ')}.`,
  }
}
