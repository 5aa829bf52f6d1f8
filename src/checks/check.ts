import type { Text } from '../authored.ts'
import type { Code, Fix, Severity } from '../diagnostic.ts'
import type {
  Ask,
  Day,
  Edition,
  Issue,
  Newsroom,
  Path,
  Pointer,
  Rendered,
  Source,
} from '../model.ts'

/** What a check has found: in the issue's file, or in another `source` that the issue hangs on. */
export type Found = {
  message: string
  /** What to write instead. */
  hint?: string
  path: Path
  pointer?: Pointer
  source?: Source
  /** Less serious than the check usually is. */
  severity?: Severity
  /** A change that is certain, for `--fix`. */
  fix?: Fix
  /** Of findings with the same name here, the first that no comment silences is told. */
  once?: string
}

/** An issue that came out before. */
export type Earlier = { file: string; issue: Issue; texts: Text[] }

/** A template or a `theme.yaml`: where it stands, for messages, and what it holds. */
export type ThemeFile = { path: string; text: string }

/** All that a check may look at. Nobody changes any of it. */
export type Context = {
  issue: Issue
  /** The issue's texts in the order in which they are read. */
  texts: readonly Text[]
  source: Source
  newsroom: Newsroom
  edition: Edition
  rendered: Rendered
  /** The day of reading: the issue's own, unless `--as-of` names another. */
  asOf: Day
  /** No issue of the newsroom has a higher number. */
  isNewest: boolean
  /** The issues before this one, the newest first, as many as `limits.earlier` says. */
  earlier(): Promise<readonly Earlier[]>
  /** The files of the theme, to point at what the mail has from there. */
  theme(): Promise<readonly ThemeFile[]>
  /** Whether the theme is to the letter the one that came with newswire, and was tested there. */
  isShippedTheme: boolean
  /** What the network says of web addresses; undefined where nobody wants it to be asked. */
  answers?: Ask | undefined
}

/** What every check says of itself; `explain` and docs/checks.md print it. */
export type About = {
  code: Code
  severity: Severity
  family: 'dates' | 'links' | 'words' | 'structure' | 'mail' | 'silencers'
  /** What it looks for, in one sentence. */
  about: string
  /** Why it matters to a reader, with its source where there is one. */
  why: string
  /** YAML at fault, and what is better: a few lines each. */
  bad: string
  good: string
  /** It looks at what the network says: only `newswire check --links` runs it. */
  needsAnswers?: true
}

/** A check looks on and only reports. It takes well under a millisecond, for every build runs it. */
export type Check = About & { check(context: Context): Found[] }

/** One that needs other issues, a dictionary or a standard: only `newswire check` runs it. */
export type ThoroughCheck = About & { check(context: Context): Promise<Found[]> }
