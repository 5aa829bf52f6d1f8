import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { isRelative } from '../../links.ts'
import type { Image, Newsroom } from '../../model.ts'
import type { Context, Found } from '../check.ts'
import { spotOf } from '../links/spot.ts'
import { once } from './once.ts'

type At = Pick<Found, 'path' | 'pointer' | 'source'>

/** A picture of the issue, where its address was written, and where another part of it was. */
type Picture = At & { image: Image; at(part: keyof Image): At }

/** The pictures of an issue in reading order; one that stands in a snippet comes once. */
export function picturesOf(context: Context): Picture[] {
  const pictures = context.issue.sections.flatMap((section, s) =>
    section.items.flatMap(({ image }, i) => {
      if (!image) return []
      const at = (part: keyof Image) => spotOf(context, ['sections', s, 'items', i, 'image', part])
      return [{ image, at, ...at('src') }]
    }),
  )
  return once(pictures)
}

// ---------------------------------------------------------------- files

/**
 * The folders of a newsroom in which a picture may stand: what is written relative to `links.base`
 * goes to the web from one of them.
 */
const foldersOf = ({ root }: Newsroom): string[] => [root, join(root, 'issues'), join(root, 'out')]

/** The path that an address has below a folder of the newsroom; undefined for one elsewhere. */
export function localPath(src: string, { links }: Newsroom): string | undefined {
  const { base } = links
  const isOwn = base !== undefined && src.startsWith(base)
  if (!isOwn && (!isRelative(src) || src.startsWith('/'))) return undefined
  const [path = ''] = (isOwn ? src.slice(base.length) : src).split(/[?#]/)
  return path && !/(?:^|\/)\.\.(?:\/|$)/.test(path) ? decoded(path) : undefined
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The paths at which the file of a picture is looked for, in this order; none for one that is elsewhere. */
export function placesOf(src: string, newsroom: Newsroom): string[] {
  const path = localPath(src, newsroom)
  return path === undefined ? [] : foldersOf(newsroom).map((folder) => join(folder, path))
}

/** The file of a picture in the newsroom; undefined when there is none. */
export const fileOf = (src: string, newsroom: Newsroom): string | undefined =>
  placesOf(src, newsroom).find((file) => namesIn(dirname(file)).includes(basename(file)))

/** The paths of what stands where a picture was looked for, as its address would be written. */
export const neighbours = (path: string, newsroom: Newsroom): string[] =>
  foldersOf(newsroom).flatMap((folder) =>
    namesIn(dirname(join(folder, path))).map((name) => {
      const file = join(dirname(join(folder, path)), name)
      return relative(folder, file).replaceAll(sep, '/')
    }),
  )

/** Read rather than asked for: a disk that knows no capitals would have `Boat.JPG` for `boat.jpg`, the web not. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

// ---------------------------------------------------------------- what is in them

export type Measured = Picture & {
  bytes: number
  /** As it is shown, in pixels; undefined for what is no picture. */
  size: { width: number; height: number; type: string } | undefined
}

/** The pictures whose files are at hand, with their weight and their size. */
export async function measuredPictures(context: Context): Promise<Measured[]> {
  const local = picturesOf(context).flatMap((picture) => {
    const file = fileOf(picture.image.src, context.newsroom)
    return file === undefined ? [] : [{ picture, file }]
  })
  if (local.length === 0) return []
  const { imageSize } = await import('image-size')
  return Promise.all(
    local.map(async ({ picture, file }) => {
      const bytes = await readFile(file)
      return { ...picture, bytes: bytes.length, size: sizeOf(bytes, imageSize) }
    }),
  )
}

function sizeOf(
  bytes: Uint8Array,
  imageSize: typeof import('image-size').imageSize,
): Measured['size'] {
  try {
    const { width, height, type = '', orientation = 1 } = imageSize(bytes)
    // A camera that was held upright says so, and the picture is turned when it is shown (Exif).
    return orientation >= 5 ? { width: height, height: width, type } : { width, height, type }
  } catch {
    return undefined
  }
}
