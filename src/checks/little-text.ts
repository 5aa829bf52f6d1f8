import type { Image } from '../model.ts'
import type { Check } from './check.ts'
import { picturesOf } from './mail/pictures.ts'

/** Letters for each pixel of a picture; less is one letter for a piece of 500 pixels. */
const least = 0.002

/** A mail that is pictures for the most part. */
export const littleText: Check = {
  code: 'little-text',
  severity: 'warning',
  family: 'mail',
  about:
    'A mail with so little text beside its pictures that these are nearly all of it: fewer than 400 letters, masthead and foot included, for a picture of 560 by 373 pixels.',
  why: 'Outlook and others load no pictures from a sender they do not know, and blind readers never see them: what is left is next to nothing. Advertisers put their words into pictures because filters cannot read them there, so filters set the one against the other (SpamAssassin: HTML_IMAGE_RATIO).',
  bad: '- title: Regatta\n  body: See the poster.\n  image: { src: https://harbour.example.net/poster.png, alt: Poster }',
  good: '- title: Regatta on 7 June\n  body: Forty boats race round the island, from noon at the quay. There is food and a band.\n  image: { src: https://harbour.example.net/boats.jpg, alt: Boats at the start }',
  check(context) {
    const [first, ...more] = picturesOf(context)
    if (!first) return []
    const letters = lettersIn(context.rendered.text)
    const pixels = [first, ...more].reduce((sum, { image }) => sum + areaOf(image), 0)
    if (letters / pixels >= least) return []
    const pictures = more.length === 0 ? 'a picture' : `${more.length + 1} pictures`
    return [
      {
        message: `Beside ${pictures} this mail has only ${letters} letters: who sees no pictures has next to nothing.`,
        hint: 'Say in words what the picture says, or leave it out.',
        ...first.at('src'),
      },
    ]
  },
}

/** What is read of the plain-text part: no addresses, no words for pictures, no rules. */
const lettersIn = (text: string): number =>
  text.replace(/<[^<>\s]+>|^\[[^\]]*\]$|[=-]{4,}/gm, '').replace(/\s+/g, '').length

/** In pixels. What is not said is taken for as wide as the text, in the proportions of a photograph. */
const areaOf = ({ width = 560, height = (width * 2) / 3 }: Image): number => width * height
