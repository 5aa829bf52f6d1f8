import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import { comparePictures } from '../src/pictures.ts'

type Box = { x: number; y: number; width: number; height: number; shade?: number }

/** A white picture with black boxes. */
function drawn(width: number, height: number, ...boxes: Box[]): Buffer {
  const png = new PNG({ width, height })
  png.data.fill(255)
  for (const box of boxes) {
    for (let y = box.y; y < box.y + box.height; y += 1) {
      for (let x = box.x; x < box.x + box.width; x += 1) {
        png.data.fill(box.shade ?? 0, (y * width + x) * 4, (y * width + x) * 4 + 3)
      }
    }
  }
  return PNG.sync.write(png)
}

/** How many pixels of a picture have a colour, pale or strong: what is there besides is grey. */
function coloured(bytes: Buffer): { red: number; blue: number } {
  const { data } = PNG.sync.read(bytes)
  const count = { red: 0, blue: 0 }
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, , blue = 0] = data.subarray(at, at + 3)
    if (red > blue + 10) count.red += 1
    if (blue > red + 10) count.blue += 1
  }
  return count
}

const box = { x: 10, y: 10, width: 20, height: 10 }
const wide = { ...box, width: 60 }
const rule = { x: 10, y: 10, width: 80, height: 2 }
const low = { ...box, y: 20 }
const dot = { x: 60, y: 30, width: 1, height: 2 }

describe('the difference of two pictures', () => {
  it.each<[what: string, before: Buffer, after: Buffer, red: number, blue: number, rows: number]>([
    ['none', drawn(100, 50, box), drawn(100, 50, box), 0, 0, 50],
    ['a dot that is new', drawn(100, 50, box), drawn(100, 50, box, dot), 2, 0, 50],
    ['a dot that is gone', drawn(100, 50, box, dot), drawn(100, 50, box), 2, 0, 50],
    [
      'a dot of another shade',
      drawn(100, 50, dot),
      drawn(100, 50, { ...dot, shade: 10 }),
      0,
      0,
      50,
    ],
    ['a box in place of space', drawn(100, 50), drawn(100, 50, box), 1000, 1000, 60],
    ['a box that is gone', drawn(100, 50, box), drawn(100, 40), 1000, 0, 50],
    ['a box that stands lower', drawn(100, 50, box), drawn(100, 60, low), 0, 1000, 60],
    ['a box beside', drawn(100, 50, box), drawn(100, 50, { ...box, x: 40 }), 1000, 1000, 60],
    ['one above another', drawn(100, 50, low), drawn(100, 80, box, { ...low, y: 50 }), 0, 3000, 80],
    ['a pixel of space', drawn(100, 50, box), drawn(100, 51, { ...box, y: 11 }), 0, 100, 51],
    ['a thicker rule', drawn(100, 50, rule), drawn(100, 51, { ...rule, height: 3 }), 0, 100, 51],
    [
      'but not when the rest moves',
      drawn(100, 60, box, dot),
      drawn(100, 61, wide, dot),
      1000,
      1000,
      70,
    ],
    ['and more than a pixel', drawn(100, 60, box, dot), drawn(100, 62, wide, dot), 2200, 2400, 84],
    ['a page that has grown', drawn(100, 50, box), drawn(100, 60, box), 0, 1000, 60],
    ['a page that has shrunk', drawn(100, 60, box), drawn(100, 50, box), 1000, 0, 60],
    ['another page', drawn(60, 20), drawn(50, 30), 1200, 1800, 50],
  ])('is counted and drawn: %s', async (_, before, after, red, blue, rows) => {
    const found = await comparePictures(before, after)
    const { width, height } = PNG.sync.read(found.png)
    expect(coloured(found.png)).toEqual({ red, blue })
    expect(found.changed).toBe(red + blue)
    expect(found.share).toBeCloseTo((red + blue) / (width * height), 10)
    expect(height).toBe(rows)
  })

  it('refuses what is no picture', async () => {
    const answer = comparePictures(drawn(1, 1), Buffer.from('no picture'))
    await expect(answer).rejects.toThrow(UserError)
    await expect(answer).rejects.toThrow(/cannot be read as PNG/)
  })
})
