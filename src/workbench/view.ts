/** What the workbench shows of an issue: plain data, which goes into a page or over the wire as JSON. */

import type { Severity } from '../diagnostic.ts'
import type { Day, Issue, Newsroom } from '../model.ts'
import type { Built } from '../pipeline.ts'

/**
 * How an issue stands: nothing to say, warnings, errors (it would not be sent), or broken: there is
 * no mail of the file as it is now. `waiting` is live only: its turn to be built has not come yet, and
 * what is told of it is empty until an event tells the list anew.
 */
export type State = 'sound' | 'warned' | 'faulty' | 'broken' | 'waiting'

export type Counts = { errors: number; warnings: number; notes: number }

/** An issue in the list of all. */
export type Listed = {
  /** The name of its file without the ending, which names its page too: `16`. */
  name: string
  number: number | null
  /** As a message shows it: `issues/16.yaml`. */
  file: string
  date: Day | null
  /** `20 April 2009`, in the newsroom's language. */
  dateText: string | null
  subject: string | null
  itemCount: number
  state: State
  counts: Counts
  /** The size of the HTML part; null where there is none. */
  bytes: number | null
}

/** Something that `check` has to say, with where it stands and where it shows. */
export type ViewFinding = {
  severity: Severity
  code: string
  message: string
  hint: string | null
  file: string
  /** The same, absolute, for “open in editor”; null where the page leaves the machine. */
  path: string | null
  line: number | null
  column: number | null
  /** The line of the file that is meant. */
  excerpt: string | null
  /** The item or section in the mail: the `id` of its element. */
  anchor: string | null
}

/** A section or an item in the mail, and where its author wrote it. */
export type ViewItem = {
  anchor: string
  title: string
  kind: 'section' | 'item'
  line: number | null
  column: number | null
}

export type Heading = { level: number; text: string }

/** A link of the mail, in reading order. `anchor` is the item that it stands in. */
export type ViewLink = { text: string; url: string; anchor: string | null }

/** One mail program's list of mails: what is left of sender, subject and preheader in it. */
export type InboxRow = {
  program: string
  device: 'desktop' | 'phone'
  sender: Cut
  subject: Cut
  preheader: Cut
}

/** A text as far as it is shown, and what is cut off after it. */
export type Cut = { shown: string; cut: string }

/** One thing that is other than before; `words` are the texts that differ, as they stand in the mail. */
export type ViewChange = { text: string; anchor: string | null; words: string[] }

/** `against` says what is compared with: `issue 15`, `the last commit`. */
export type ViewChanges = { against: string; changes: ViewChange[] }

export type View = Listed & {
  /** Absolute, for “open in editor”; null where the page leaves the machine. */
  path: string | null
  preheader: string | null
  sender: string
  publication: string
  /** For the frame: pictures of the newsroom inside, and nothing that runs or is fetched. */
  html: string
  /** Both parts as they go out. */
  source: { html: string; text: string }
  text: string
  headings: Heading[]
  inbox: InboxRow[]
  findings: ViewFinding[]
  /** Only the quick checks have looked at it so far: live only. */
  isPartial: boolean
  items: ViewItem[]
  size: { bytes: number; limit: number }
  links: ViewLink[]
  changes: ViewChanges[]
  /** Why there is no mail of the file as it is: what is shown then is that of the last good build. */
  fault: ViewFinding | null
}

/** An issue to compare with, what to call it, and the newsroom that it came from if its settings were others. */
export type Against = { against: string; issue: Issue; newsroom?: Newsroom | undefined }

export type Extras = {
  /** The absolute path of the file, where the page may show it: live only. */
  path?: string | undefined
  /** The folder from which the files of findings are named, where their paths may be shown: live only. */
  cwd?: string | undefined
  against?: readonly Against[]
  /** Only the quick checks have looked at it so far: live only. */
  isPartial?: boolean
  /** The last build that gave a mail, shown while the file gives none. */
  lastGood?: Built | undefined
}

/** Where a page stands: `base` leads from it to the folder of the workbench, `''` or `'../'`. */
export type PageOptions = {
  isLive: boolean
  base: string
  /** The name of the publication, for the head of the page. */
  publication: string
  /** What is wrong with the settings or the theme, so that the pages are those of before: live only. */
  house?: ViewFinding | null
  /** Files of the issue that lie beside the page: the parts as they go out, pictures. */
  files?: readonly PageFile[]
}

/** `href` leads there from the page. */
export type PageFile = { title: string; href: string }

/**
 * What the server says at `/events` when something has changed, as the data of a `message`: the list of
 * all issues as they stand now, and the names of those whose view (`/issues/16.json`) is another.
 */
export type Change = {
  issues: Listed[]
  changed: string[]
  house: ViewFinding | null
}
