import { picturePlaces } from '../checks/index.ts'
import type { Issue, Newsroom } from '../model.ts'
import { issueNumber } from '../newsroom.ts'
import type { Batch } from './batch.ts'
import { themeOf } from './wanted.ts'

/** What happened to a file that is the reason for building something anew. */
export type Cause = { path: string; how: keyof Batch }

/** What is known of a newsroom when a batch comes. */
export type Known = {
  root: string
  /** The themes that its theme is made of; undefined while that is not known, so that each may be it. */
  themes: ReadonlySet<string> | undefined
  /** The places of the pictures of each issue, by the path of its file. */
  pictures: ReadonlyMap<string, readonly string[]>
}

export type Affected = {
  /** The change of the settings or the theme for which all has to be built anew. */
  house: Cause | undefined
  /** The issues to build anew, by the path of their file; those that are removed are in it too. */
  issues: Map<string, Cause>
  /** There are other files of issues than before. */
  isListChanged: boolean
}

/** What has to be built anew after a batch, and why: no more than what may come out otherwise. */
export function affected(batch: Batch, { root, themes, pictures }: Known): Affected {
  const found: Affected = { house: undefined, issues: new Map(), isListChanged: false }
  const causes = (['changed', 'added', 'removed'] as const).flatMap((how) =>
    batch[how].map((path): Cause => ({ path, how })),
  )
  for (const cause of causes) {
    const { path, how } = cause
    const theme = themeOf(path, root)
    if (issueNumber(path) !== undefined) {
      found.issues.set(path, cause)
      found.isListChanged ||= how !== 'changed'
    } else if (path.endsWith('newswire.yaml') || (theme && (themes?.has(theme) ?? true))) {
      found.house ??= cause
    }
    for (const [issue, places] of pictures) {
      if (places.includes(path) && !found.issues.has(issue)) found.issues.set(issue, cause)
    }
  }
  return found
}

/** The places in the newsroom where the pictures of an issue stand, or would have to. */
export const picturesFor = (issue: Issue | undefined, newsroom: Newsroom): string[] =>
  (issue?.sections ?? [])
    .flatMap(({ items }) => items)
    .flatMap(({ image }) => (image ? picturePlaces(image.src, newsroom) : []))
