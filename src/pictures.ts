import type { PNG } from 'pngjs'
import { UserError } from './diagnostic.ts'
import { align, type Span } from './pictures/align.ts'

export type PictureDifference = {
  /** How many pixels are others; what only one of the pictures has is among them. */
  changed: number
  /** The same as a share of all, from 0 to 1. */
  share: number
  /** Both pictures in one, pale: see `comparePictures`. A PNG. */
  png: Buffer
}

/** Red, green and blue. Told apart by their brightness too, and by the edge (WCAG 2.2, criterion 1.4.1). */
type Colour = [red: number, green: number, blue: number]
const colours: Record<Exclude<Span['is'], 'same'>, Colour> = {
  changed: [200, 0, 40],
  gone: [200, 0, 40],
  new: [0, 100, 190],
}

/** Letters whose edges are merely drawn otherwise are no change: pixelmatch knows them by itself. */
const look = {
  ...{ threshold: 0.1, alpha: 0.25 },
  ...{ diffColor: colours.changed, aaColor: [255, 200, 0] as Colour },
}

/** The share of pixels that may be others where two texts laid over each other can still be read. */
const legible = 0.02

/** How much of its colour a stretch takes on that only one picture has. */
const tint = 0.18

/** Pixels of the edge that marks such a stretch: whole beside what is new, broken beside what is gone. */
const edge = { width: 6, dash: 6 } as const

/**
 * What differs between two pictures, which are PNGs. Rows that are in both lie over each other, wherever
 * they stand, and their pixels that are others are red; rows that are gone or new have a tint and an
 * edge. Throws a `UserError` for what is no PNG.
 */
export async function comparePictures(
  before: Uint8Array,
  after: Uint8Array,
): Promise<PictureDifference> {
  const [{ PNG: Png }, { default: pixelmatch }] = await Promise.all([
    import('pngjs'),
    import('pixelmatch'),
  ])
  const [first, second] = [decoded(before, Png), decoded(after, Png)]
  const width = Math.max(first.width, second.width)
  const [old, now] = [padded(first, width, Png), padded(second, width, Png)]
  const names = new Map<string, string>()
  const spans = align(rowsOf(old, names), rowsOf(now, names)).flatMap((span) => {
    if (span.is !== 'changed') return [span]
    const others = pixelmatch(
      earlier(span, old),
      later(span, now),
      undefined,
      width,
      span.rows,
      look,
    )
    return others > width * span.rows * legible ? apart(span) : [span]
  })
  const height = spans.reduce((sum, { rows }) => sum + rows, 0)
  const drawn = new Png({ width, height })
  const [below, above] = [
    Buffer.concat(spans.map((span) => (span.is === 'new' ? later(span, now) : earlier(span, old)))),
    Buffer.concat(
      spans.map((span) => (span.is === 'gone' ? earlier(span, old) : later(span, now))),
    ),
  ]
  const others = pixelmatch(below, above, drawn.data, width, height, look)
  const changed = others + mark(drawn, above, spans)
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

/** Beyond its own edge a picture is transparent, which no page is: all of that counts as changed. */
function padded(picture: PNG, width: number, Png: typeof PNG): PNG {
  if (picture.width === width) return picture
  const canvas = new Png({ width, height: picture.height })
  canvas.data.fill(0)
  Png.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0)
  return canvas
}

/** A short name for each row of a picture, the same for rows that look the same. */
function rowsOf({ data, width, height }: PNG, names: Map<string, string>): string[] {
  return Array.from({ length: height }, (_, row) => {
    const pixels = data.toString('latin1', row * width * 4, (row + 1) * width * 4)
    const name = names.get(pixels) ?? String(names.size)
    names.set(pixels, name)
    return name
  })
}

const earlier = ({ before, rows }: Span, { data, width }: PNG): Buffer =>
  data.subarray(before * width * 4, (before + rows) * width * 4)

const later = ({ after, rows }: Span, { data, width }: PNG): Buffer =>
  data.subarray(after * width * 4, (after + rows) * width * 4)

/** What would be a blot is better shown as it was, and below that as it is. */
const apart = (span: Span): Span[] => [
  { ...span, is: 'gone' },
  { ...span, is: 'new', before: span.before + span.rows },
]

/** Draws what only one picture has, in its colour; how many pixels that are. */
function mark({ data, width }: PNG, pixels: Buffer, spans: readonly Span[]): number {
  let [top, count] = [0, 0]
  for (const { is, rows } of spans) {
    const bottom = top + rows
    if (is === 'gone' || is === 'new') {
      count += rows * width
      for (let y = top; y < bottom; y += 1) {
        const isEdge = is === 'new' || Math.floor((y - top) / edge.dash) % 2 === 0
        for (let x = 0; x < width; x += 1) {
          const share = isEdge && x < edge.width ? 1 : tint
          for (const [channel, value] of colours[is].entries()) {
            const at = (y * width + x) * 4 + channel
            data[at] = (pixels[at] as number) * (1 - share) + value * share
          }
        }
      }
    }
    top = bottom
  }
  return count
}
