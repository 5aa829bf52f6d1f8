import type { Diagnostic } from '../../diagnostic.ts'
import type { Artifact } from '../../model.ts'
import type { Base } from './base.ts'
import type { Pictures } from './pictures.ts'
import type { Review } from './review.ts'
import type { Former, Opened } from './side.ts'

/** What was found of the issues, and made of them. */
export type Found = {
  reviews: Review[]
  pictures: Pictures
  /** Before and after side by side. */
  pages: Artifact[]
  /** The files of the preview, by their paths in the folder of the results. */
  site: string[]
  /** What else has to be known. */
  notes: string[]
}

/** A whole run. */
export type Outcome = Found & {
  base: Base
  /** The folder of the results. */
  out: string
  now: Opened
  former: Former
  /** What is new about the settings and the theme. */
  house: Diagnostic[]
}
