import type { PNG } from 'pngjs'
import { UserError } from './diagnostic.ts'

export type PictureDifference = {
  /** How many pixels are others; what only one of the pictures has is among them. */
  changed: number
  /** The same as a share of all, from 0 to 1. */
  share: number
  /** The second picture, pale, with what is new in red: a PNG. */
  png: Buffer
}

/**
 * What differs between two pictures, which are PNGs. They may differ in size: they are laid on each
 * other at their upper left corners. Throws a `UserError` for what is no PNG.
 */
export async function comparePictures(
  before: Uint8Array,
  after: Uint8Array,
): Promise<PictureDifference> {
  const [{ PNG: Png }, { default: pixelmatch }] = await Promise.all([
    import('pngjs'),
    import('pixelmatch'),
  ])
  const [old, now] = [decoded(before, Png), decoded(after, Png)]
  const width = Math.max(old.width, now.width)
  const height = Math.max(old.height, now.height)
  const drawn = new Png({ width, height })
  // Letters whose edges are merely drawn otherwise are no change: pixelmatch knows them by itself.
  const changed = pixelmatch(
    padded(old, width, height, Png),
    padded(now, width, height, Png),
    drawn.data,
    ...[width, height],
    { threshold: 0.1, alpha: 0.25, diffColor: [200, 0, 40], aaColor: [255, 200, 0] },
  )
  return { changed, share: changed / (width * height), png: Png.sync.write(drawn) }
}

function decoded(bytes: Uint8Array, Png: typeof PNG): PNG {
  try {
    return Png.sync.read(Buffer.from(bytes))
  } catch (error) {
    throw new UserError(
      `A picture cannot be read as PNG: ${(error as Error).message}.`,
      'Take it again with `newswire shots`.',
    )
  }
}

/** Beyond its own edges a picture is transparent, which no page is: all of that counts as changed. */
function padded(picture: PNG, width: number, height: number, Png: typeof PNG): Buffer {
  if (picture.width === width && picture.height === height) return picture.data
  const canvas = new Png({ width, height })
  canvas.data.fill(0)
  Png.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0)
  return canvas.data
}
