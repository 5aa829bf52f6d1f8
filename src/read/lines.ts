/** A line of YAML taken apart, with the offsets at which it and its value begin. */
export type Line = {
  start: number
  end: number
  /** Spaces and dashes before the key or the value. */
  lead: string
  key: string | undefined
  value: string
  valueStart: number
}

/** The line round an offset, as far as its own characters tell: `- title: A` has a key and a value. */
export function lineAt(text: string, offset: number): Line {
  const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0
  const newline = text.indexOf('\n', start)
  const end = newline < 0 ? text.length : newline
  const line = text.slice(start, Math.min(end, start + 2000)).trimEnd()
  const parts = /^([ \t]*(?:-[ \t]+)*)(?:([\p{L}\p{N}_-]+):(?:[ \t]+|$))?(.*)$/u.exec(line)
  const value = parts?.[3] ?? ''
  return {
    start,
    end: start + line.length,
    lead: parts?.[1] ?? '',
    key: parts?.[2],
    value,
    valueStart: start + line.length - value.length,
  }
}

/** The first line after an offset's own that has something in it. */
export function lineAfter(text: string, { start }: Line): Line | undefined {
  for (let next = text.indexOf('\n', start); next >= 0; next = text.indexOf('\n', next + 1)) {
    const line = lineAt(text, next + 1)
    if (line.end > line.start) return line
  }
  return undefined
}

/** A text in the quotes that suit it: double ones, unless there are double ones in it. */
export function quoted(text: string): string {
  return text.includes('"') && !/['\\]/.test(text) ? `'${text}'` : JSON.stringify(text)
}

/** A line's key and a value for it, as a hint shows them: `title: "…"`; long texts are cut. */
export function mended({ key }: Line, value: string): string {
  const text = value.length > 60 ? `${value.slice(0, 57)}…` : value
  return key === undefined ? `- ${quoted(text)}` : `${key}: ${quoted(text)}`
}
