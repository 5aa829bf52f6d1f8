import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { picturePlaces } from '../../checks/index.ts'
import { changedFiles } from '../../git.ts'
import type { Issue, Newsroom, Rendered } from '../../model.ts'
import { issueFiles } from '../../newsroom.ts'
import type { Build, Built } from '../../pipeline.ts'
import type { Former, Side } from './side.ts'

/** How an issue is touched: its own file, or only its mail by what all issues share. */
export type How = 'added' | 'changed' | 'renamed' | 'removed' | 'affected'

/** The same issue at both times, by the paths of its files; undefined where it is not there. */
export type Touched = { how: How; before: string | undefined; after: string | undefined }

/**
 * The issues that a reader or an editor finds otherwise than at the base: those whose file changed, and
 * those whose mail or pictures did because of what all issues share. In the order of the issues of now,
 * then those that are gone.
 */
export async function touchedIssues(
  side: Side,
  former: Former,
  commit: string | undefined,
): Promise<Touched[]> {
  const { root } = side.newsroom
  const now = (await issueFiles(side.newsroom)).map(({ path }) => path)
  const then = former.side ? (await issueFiles(former.side.newsroom)).map(({ path }) => path) : []
  const formerly = (path: string): string => join(former.root, relative(root, path))
  const changed = new Set(
    commit === undefined ? now : changedFiles(root, commit).map(({ path }) => path),
  )
  const [known, added] = parted(now, (path) => then.includes(formerly(path)))
  const removed = then.filter((path) => !now.some((each) => formerly(each) === path))
  const isHouse = [...changed].some((path) => isShared(relative(root, path)))

  const found = new Map<string, Touched>()
  for (const after of known) {
    const before = formerly(after)
    if (changed.has(after)) found.set(after, { how: 'changed', before, after })
    else if (await isAffected(before, after, { side, former, changed, isHouse })) {
      found.set(after, { how: 'affected', before, after })
    }
  }
  const left = new Set(removed)
  for (const after of added) {
    const before = await sameIssue(after, [...left], side.quick, former.side?.quick)
    if (before) left.delete(before)
    found.set(after, { how: before ? 'renamed' : 'added', before, after })
  }
  const gone = [...left].map((before): Touched => ({ how: 'removed', before, after: undefined }))
  return [...now.flatMap((path) => found.get(path) ?? []), ...gone]
}

function parted<T>(all: readonly T[], is: (each: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((each) => !is(each))]
}

/** What stands in the newsroom for all issues: its settings and its themes. */
const isShared = (path: string): boolean => /^(?:newswire\.yaml$|templates[\\/])/.test(path)

type Times = { side: Side; former: Former; changed: ReadonlySet<string>; isHouse: boolean }

/** Whether the mail of an issue comes out otherwise though its file is the same. */
async function isAffected(
  before: string,
  after: string,
  { side, former, changed, isHouse }: Times,
): Promise<boolean> {
  if (changed.size === 0) return false
  const built = await side.quick(after)
  if (hasChangedPicture(built.issue, side.newsroom, changed)) return true
  if (!isHouse || !former.side) return false
  return !isSameMail(built.rendered, (await former.side.quick(before)).rendered)
}

const hasChangedPicture = (
  issue: Issue | undefined,
  newsroom: Newsroom,
  changed: ReadonlySet<string>,
): boolean =>
  (issue?.sections ?? []).some(({ items }) =>
    items.some(({ image }) =>
      image ? picturePlaces(image.src, newsroom).some((place) => changed.has(place)) : false,
    ),
  )

/** Whether two mails are the same to the letter. */
export const isSameMail = (one: Rendered | undefined, other: Rendered | undefined): boolean =>
  one?.html === other?.html && one?.text === other?.text && one?.subject === other?.subject

/** Among files that are gone, the one whose issue has moved into a new file. */
async function sameIssue(
  after: string,
  gone: readonly string[],
  build: Build,
  buildFormer: Build | undefined,
): Promise<string | undefined> {
  if (gone.length === 0 || !buildFormer) return undefined
  const { issue } = await build(after)
  const old: Built[] = []
  for (const path of gone) old.push(await buildFormer(path))
  const place = old.findIndex((each) => issue && each.issue && isAlike(issue, each.issue))
  return gone[place]
}

const isAlike = (one: Issue, other: Issue): boolean =>
  one.number === other.number || isDeepStrictEqual(one.sections, other.sections)
