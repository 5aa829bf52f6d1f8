import type { Found, ThoroughCheck } from './check.ts'
import { type Measured, measuredPictures } from './mail/pictures.ts'

/** The width of a mail in pixels, beyond which a picture pushes it apart. */
const mailWidth = 640

/** A picture whose size is not what the issue says. */
export const pictureSize: ThoroughCheck = {
  code: 'picture-size',
  severity: 'warning',
  family: 'mail',
  about:
    'A picture whose `width` and `height` have other proportions than its file, or are more than the file or the mail has, or are needed and not there; a file that is no picture.',
  why: 'A picture that is stretched is out of shape or blurred. Outlook on Windows knows no greatest width: it shows a picture without a `width` in its full size, and the mail becomes as wide.',
  bad: '# the file has 2,000 by 1,500 pixels\nimage:\n  src: pictures/weir.jpg\n  alt: The weir in spring',
  good: 'image:\n  src: pictures/weir.jpg\n  alt: The weir in spring\n  width: 560',
  check: async (context) => (await measuredPictures(context)).flatMap(look),
}

type Says = Pick<Found, 'message' | 'hint'>

function look(picture: Measured): Found[] {
  const { image, size, at } = picture
  if (!size) return [{ ...noPicture(image.src), ...at('src') }]
  const across = `${size.width} by ${size.height} pixels`
  const { width, height } = image
  if (width !== undefined && height !== undefined && isOutOfShape(size, width, height)) {
    const right = Math.round((width / size.width) * size.height)
    return [{ ...outOfShape(across, width, height, right), ...at('height') }]
  }
  // A drawing in vectors is sharp in any size.
  if (width !== undefined && width > size.width && size.type !== 'svg') {
    return [{ ...tooSmall(across, width, size.width), ...at('width') }]
  }
  if (width !== undefined && width > mailWidth) return [{ ...tooWide(width), ...at('width') }]
  if (width === undefined && size.width > mailWidth) {
    return [{ ...unbounded(across), ...at('src') }]
  }
  return []
}

/** One pixel more or less is rounding. */
const isOutOfShape = (size: { width: number; height: number }, width: number, height: number) =>
  Math.abs((width / size.width) * size.height - height) > Math.max(1.5, height / 50)

const noPicture = (src: string): Says => ({
  message: `\`${src}\` is not a picture, whatever its name says.`,
  hint: 'Save the picture again, as JPEG or PNG.',
})

const outOfShape = (across: string, width: number, height: number, right: number): Says => ({
  message: `The picture has ${across}: with a width of ${width} it is ${right} high, not \`${height}\`.`,
  hint: `Write \`height: ${right}\`, or cut the picture to the shape that you want.`,
})

const tooSmall = (across: string, width: number, own: number): Says => ({
  message: `The picture has ${across}; in a width of \`${width}\` it is blurred.`,
  hint: `Write \`width: ${own}\` at most, or use a larger file.`,
})

const tooWide = (width: number): Says => ({
  message: `A width of \`${width}\` is more than the mail has: Outlook on Windows makes the mail as wide.`,
  hint: `Write \`width: ${mailWidth}\` at most.`,
})

const unbounded = (across: string): Says => ({
  message: `The picture has ${across} and no \`width\`: Outlook on Windows shows it in its full size.`,
  hint: 'Write how wide it is to be, for example `width: 560`.',
})
