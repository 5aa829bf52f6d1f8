/** A file that was read, and the places in it. */

/** Where something stands in the data of a file: `['sections', 2, 'items', 0, 'deadline']`. */
export type Path = readonly (string | number)[]

/** Where something stands in a file. Lines and columns count from 1; columns are UTF-16 units. */
export type Place = {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

/**
 * What to point at: the value at a path, its key, or `find` where it stands in the value: the first
 * time, or after `nth` others.
 */
export type Pointer = { at?: 'key' | 'value'; find?: string; nth?: number }

/** A file that was read: its text, its data, and the way back from the data to the text. */
export type Source = {
  file: string
  text: string
  data: unknown
  locate(path: Path, pointer?: Pointer): Place
  /** What the author wants to hear no more of, and why: `# newswire-ignore spelling: her name`. */
  silencers(): Silencer[]
}

/** A comment that silences findings with these codes from its first line to its last. */
export type Silencer = { codes: string[]; reason: string; place: Place; from: number; to: number }
