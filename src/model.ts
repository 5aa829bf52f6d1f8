/** The data types of the road from an issue's file to its mail. No code lives here. */

export type * from './model/answer.ts'
export type * from './model/edition.ts'
export type * from './model/issue.ts'
export type * from './model/newsroom.ts'
export type * from './model/source.ts'

// ---------------------------------------------------------------- what leaves the house

/** A theme after stage 1: two Handlebars templates compiled to source, and what they need at hand. */
export type CompiledTheme = {
  name: string
  tokens: Record<string, string>
  prose: Record<string, string> // inline styles of what Markdown makes: `{ p: 'margin:0 0 12px' }`
  html: string
  text: string
  code?: { html: Uint8Array; text: Uint8Array } | undefined // as V8 compiled both
  isShipped?: boolean // to the letter the one that came with newswire, and was tested there
}

export type Rendered = {
  subject: string
  preheader: string
  html: string
  text: string
  images: string[]
}

export type Artifact = { path: string; type: string; body: string | Uint8Array }

type Outlet = { isTTY?: boolean; columns?: number; rows?: number }

/** All that a command may touch. Node opens `stdin` at the first look: only who reads it asks. */
export type IO = {
  stdin?(): NodeJS.ReadStream
  stdout: Outlet & { write(text: string | Uint8Array): unknown }
  stderr: Outlet & { write(text: string): unknown }
  /** The newsroom's folder where `-C` names one; `from` is where the program was called. */
  cwd: string
  from?: string
  env: Record<string, string | undefined>
  now(): Date
  /**
   * Settles when the editor or the system ends the program (Ctrl-C). Who asks has to end it then; a
   * second signal ends it at once. Absent where nobody can end it so.
   */
  stopped?(): Promise<unknown>
}

/** What every command gets: the outside world, whether to paint on a stream, and whether to speak JSON. */
export type Setting = {
  io: IO
  colour(stream: 'stdout' | 'stderr'): boolean
  json: boolean
}
