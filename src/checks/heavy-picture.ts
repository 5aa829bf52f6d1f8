import type { Found, ThoroughCheck } from './check.ts'
import { type Measured, measuredPictures } from './mail/pictures.ts'

/** In bytes. A picture as wide as the mail, twice as sharp as it is shown, has less than half of it. */
const most = 500 * 1024
/** What a telephone gets in a second where the network is slow: 1.6 megabits, as Lighthouse reckons. */
const perSecond = 200 * 1000
/** Pixels across that a mail can show: its own 640, twice for a sharp screen. */
const widest = 1280

/** A picture whose file is heavier than a mail needs. */
export const heavyPicture: ThoroughCheck = {
  code: 'heavy-picture',
  severity: 'warning',
  family: 'mail',
  about: 'A picture of more than 500 KB.',
  why: 'Readers on the move wait for it, and pay for it. A mail is 640 pixels wide, so 1,280 pixels are as sharp as any screen shows; a photograph of that width has about 200 KB. Pictures from a camera have ten times as much.',
  bad: '# 4 MB, 4,000 pixels wide\nimage:\n  src: pictures/IMG_2034.jpg\n  alt: The weir in spring',
  good: '# 180 KB, 1,200 pixels wide\nimage:\n  src: pictures/weir.jpg\n  alt: The weir in spring',
  async check(context) {
    const heavy = (await measuredPictures(context)).filter(({ bytes }) => bytes > most)
    return heavy.map((picture) => ({ ...says(picture), ...picture.at('src') }))
  },
}

function says({ image: { src }, bytes, size }: Measured): Pick<Found, 'message' | 'hint'> {
  const weight =
    bytes >= 1024 ** 2 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${Math.round(bytes / 1024)} KB`
  const seconds = Math.round(bytes / perSecond)
  const isWide = size && size.width > widest
  return {
    message: `\`${src}\` has ${weight}: ${seconds} seconds on a slow telephone network.`,
    hint: isWide
      ? `Make it narrower (it has ${size.width} pixels across, a mail shows ${widest} at most) and save it again.`
      : 'Save it again with stronger compression; photographs as JPEG.',
  }
}
