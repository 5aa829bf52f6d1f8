import { PNG } from 'pngjs'

/** A picture in one colour. */
export function plainPicture(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Buffer {
  const png = new PNG({ width, height })
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at)
  return PNG.sync.write(png)
}

/** What a test asks of a picture: its size, how bright it is (0 to 255), its colours and their pixels. */
export function looked(bytes: Uint8Array) {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
  // A picture has millions of pixels: a colour is one number.
  const counts = new Map<number, number>()
  let light = 0
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
    light += ((colour >> 16) + ((colour >> 8) & 255) + (colour & 255)) / 3
  }
  return {
    width,
    height,
    brightness: light / (width * height),
    colours: counts.size,
    /** Of a colour as `255,0,0`. */
    count: (colour: string) => counts.get(inOne(colour.split(',').map(Number))) ?? 0,
  }
}

const inOne = ([red = 0, green = 0, blue = 0]: number[]): number =>
  (red << 16) | (green << 8) | blue
