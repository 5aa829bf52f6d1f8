import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import { comparePictures } from '../src/pictures.ts'

type Box = { x: number; y: number; width: number; height: number }

/** A white picture with black boxes. */
function drawn(width: number, height: number, ...boxes: Box[]): Buffer {
  const png = new PNG({ width, height })
  png.data.fill(255)
  for (const box of boxes) {
    for (let y = box.y; y < box.y + box.height; y += 1) {
      for (let x = box.x; x < box.x + box.width; x += 1) {
        png.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
      }
    }
  }
  return PNG.sync.write(png)
}

/** How many pixels of a picture are as red as what has changed. */
function reds(bytes: Buffer): number {
  const { data } = PNG.sync.read(bytes)
  let count = 0
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 60) count += 1
  }
  return count
}

const box = { x: 10, y: 10, width: 20, height: 10 }

describe('the difference of two pictures', () => {
  it.each<[what: string, before: Buffer, after: Buffer, changed: number, share: number]>([
    ['none', drawn(100, 50, box), drawn(100, 50, box), 0, 0],
    ['a box that is new', drawn(100, 50), drawn(100, 50, box), 200, 0.04],
    ['a box that is gone', drawn(100, 50, box), drawn(100, 50), 200, 0.04],
    ['a box that has moved', drawn(100, 50, box), drawn(100, 50, { ...box, x: 40 }), 400, 0.08],
    ['a page that has grown', drawn(100, 50, box), drawn(100, 60, box), 1000, 1 / 6],
    ['a page that has shrunk', drawn(100, 60, box), drawn(100, 50, box), 1000, 1 / 6],
    ['one that is wider, one that is longer', drawn(60, 20), drawn(50, 30), 700, 700 / 1800],
  ])('is counted and drawn: %s', async (_, before, after, changed, share) => {
    const found = await comparePictures(before, after)
    expect(found.changed).toBe(changed)
    expect(found.share).toBeCloseTo(share, 10)
    expect(reds(found.png)).toBe(changed)
  })

  it('is as large as both together', async () => {
    const { png } = await comparePictures(drawn(60, 20), drawn(50, 30))
    const { width, height } = PNG.sync.read(png)
    expect({ width, height }).toEqual({ width: 60, height: 30 })
  })

  it('refuses what is no picture', async () => {
    const answer = comparePictures(drawn(1, 1), Buffer.from('no picture'))
    await expect(answer).rejects.toThrow(UserError)
    await expect(answer).rejects.toThrow(/cannot be read as PNG/)
  })
})
