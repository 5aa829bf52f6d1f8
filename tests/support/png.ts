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
  const counts = new Map<string, number>()
  let light = 0
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    const colour = `${red},${green},${blue}`
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
    light += (red + green + blue) / 3
  }
  return {
    width,
    height,
    brightness: light / (width * height),
    colours: counts.size,
    count: (colour: string) => counts.get(colour) ?? 0,
  }
}
