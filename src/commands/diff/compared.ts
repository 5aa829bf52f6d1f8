import type { Changes, Sentence } from '../../changes.ts'
import type { Edition, Newsroom } from '../../model.ts'
import type { Built } from '../../pipeline.ts'

/** What an issue is compared with. */
export type Against = {
  kind: 'commit' | 'issue' | 'file'
  /** As a sentence has it: `the last commit (ea1d120)`, `issue 15`. */
  name: string
  /** The commit in full, the number of the issue, or the path of the file. */
  id: string
}

/** Two issues with all that differs, ready to be told in any form. */
export type Compared = {
  number: number
  file: string
  against: Against
  changes: Changes
  sentences: Sentence[]
  before: Side
  after: Side
}

/** One of the issues: its mail is made only for the form that shows it. */
export type Side = { newsroom: Newsroom; built(): Promise<Built> }

/** A mail as it goes out, as a frame may show it, and its edition. */
export type Mail = { sent: string; framed: string; edition: Edition }
