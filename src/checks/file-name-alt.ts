import type { Check, Context, Found } from './check.ts'
import { picturesOf } from './mail/pictures.ts'

/** A picture whose words are the name of its file. */
export const fileNameAlt: Check = {
  code: 'file-name-alt',
  severity: 'warning',
  family: 'mail',
  about: 'A picture of which the text says nothing but the name of its file.',
  why: 'These words stand for the picture where it is not seen: read aloud to blind people, and shown to all whose mail program loads no pictures (WCAG 2.2, 1.1.1). “IMG underscore 2034 dot jpg” tells nobody anything.',
  bad: 'image:\n  src: https://harbour.example/IMG_2034.jpg\n  alt: IMG_2034.jpg',
  good: 'image:\n  src: https://harbour.example/IMG_2034.jpg\n  alt: Two swans in front of the weir',
  check: (context) => [
    ...picturesOf(context).flatMap(({ image: { alt, src }, at }) =>
      isFileName(alt, src) ? [{ ...says(alt), ...at('alt') }] : [],
    ),
    ...ofLogo(context.newsroom),
  ],
}

function ofLogo({ brand, source }: Context['newsroom']): Found[] {
  const { logo = '', 'logo-alt': alt = '' } = brand
  if (!source || !isFileName(alt, logo)) return []
  return [{ ...says(alt), path: ['brand', 'logo-alt'], source }]
}

const says = (alt: string): Pick<Found, 'message' | 'hint'> => ({
  message: `\`${alt.trim()}\` is the name of a file, and says nothing of the picture.`,
  hint: 'Say what the picture shows, in a few words.',
})

const ending = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|heif)$/i
/** What cameras, telephones and programs call a picture: `IMG_2034`, `DSC00012`, `Screenshot 2009-05-01`. */
const given =
  /^(?:(?:img|dscn?|dscf|pict?|pxl|mvimg|image|photo|picture|scan|wa)[_-]?\d[\w-]*|screen ?shot[ _-]?\d[\d _.-]*)$/i

/** Words have spaces between them; the name of a file is one piece, as a rule with figures in it. */
function isFileName(alt: string, src: string): boolean {
  const words = alt.trim()
  if (words === '') return false
  const bare = words.replace(ending, '')
  if (bare !== words && !/\s/.test(bare)) return true
  if (given.test(words)) return true
  const [path = ''] = src.split(/[?#]/)
  const name = path.slice(path.lastIndexOf('/') + 1)
  // `harbour.jpg` may well be called `Harbour`; `weir_final-2.jpg` is a name, not words.
  const isSame = words === name || bare === name.replace(ending, '')
  return isSame && bare !== '' && /[_\d]|\S-\S/.test(bare) && !/\s/.test(bare)
}
