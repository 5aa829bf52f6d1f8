import { changesOf, type Sentence, sentences } from '../../changes.ts'
import { type Diagnostic, isError, newSince } from '../../diagnostic.ts'
import type { Built } from '../../pipeline.ts'
import type { Former, Side } from './side.ts'
import { type How, isSameMail, type Touched } from './touched.ts'

/** A touched issue with all that there is to say of it. */
export type Review = {
  how: How
  /** The file as it is shown: that of now, or of an issue that is gone. */
  file: string
  before: Built | undefined
  after: Built | undefined
  /** What readers will find otherwise; empty for issues that only one of the times has. */
  sentences: Sentence[]
  /** Both mails are the same to the letter. */
  isSame: boolean
  /** Problems that are new, and how many were there already. */
  fresh: Diagnostic[]
  known: number
}

/** Builds a touched issue at both times with every check, and compares. */
export async function review(
  { how, before: old, after: now }: Touched,
  side: Side,
  former: Former,
): Promise<Review> {
  const before = old ? await formerly(old, former) : undefined
  const after = now ? await side.thorough(now) : undefined
  const found = after?.diagnostics ?? []
  // An issue that cannot be built is looked at by few checks: all that is wrong with it is new then.
  const fresh = after?.rendered ? newSince(before?.diagnostics ?? [], found) : found.filter(isError)
  return {
    ...{ how, file: (after ?? before)?.file ?? '', before, after, fresh },
    sentences: sentencesFor(before, after, side, former),
    isSame: before?.rendered !== undefined && isSameMail(before.rendered, after?.rendered),
    known: found.length - fresh.length,
  }
}

/** Its pictures have to be there before a check looks for them. */
async function formerly(path: string, { side, fetchPictures }: Former): Promise<Built | undefined> {
  if (!side) return undefined
  fetchPictures((await side.quick(path)).issue)
  return side.thorough(path)
}

function sentencesFor(
  before: Built | undefined,
  after: Built | undefined,
  { newsroom }: Side,
  former: Former,
): Sentence[] {
  if (!before?.issue || !after?.issue) return []
  return sentences(changesOf(before.issue, after.issue, newsroom, former.side?.newsroom))
}

/** How many problems are new, those of the settings and the theme among them. */
export const countNew = (house: readonly Diagnostic[], reviews: readonly Review[]): number =>
  house.length + reviews.reduce((sum, { fresh }) => sum + fresh.length, 0)

/** When a setting touches every issue, the newest ones show what it does. */
const mostAffected = 3

/** The issues of which previews, pages and pictures are made, and a note where these are not all. */
export function worthShowing(reviews: readonly Review[]): { shown: Review[]; note?: string } {
  const affected = reviews.filter(({ how }) => how === 'affected')
  const left = new Set(affected.slice(0, -mostAffected))
  const shown = reviews.filter((each) => !left.has(each))
  if (left.size === 0) return { shown }
  const note = `Of the issues that changed only because of what all issues share, the newest ${mostAffected} have a preview.`
  return { shown, note }
}
