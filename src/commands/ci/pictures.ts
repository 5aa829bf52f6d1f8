import { type Browser, findBrowser, openBrowser } from '../../browser.ts'
import { pictureFile } from '../../checks/index.ts'
import { UserError } from '../../diagnostic.ts'
import type { Artifact, IO, Newsroom, Rendered } from '../../model.ts'
import { nameOf } from './names.ts'
import type { Review } from './review.ts'
import type { Former, Side } from './side.ts'

/** Pictures of one mail at both times, by view. `path` leads there from the folder of the results. */
export type Shown = { view: string; when: 'before' | 'after'; path: string }

export type Pictures = {
  artifacts: Artifact[]
  /** By the file of the issue. */
  ofIssue: Map<string, Shown[]>
  /** Why there are none. */
  note: string | undefined
  /** A browser is there and did not do it, which is a failure. */
  isFailed: boolean
}

const views = { desktop: { width: 720 }, phone: { width: 375 } } as const

/**
 * Takes pictures of the mails as they were and as they are, where they are not the same, with the
 * browser that is installed. Without one there are none, and a note says why.
 */
export async function picturesOf(
  reviews: readonly Review[],
  side: Side,
  former: Former,
  { env }: IO,
): Promise<Pictures> {
  const pictures: Pictures = { artifacts: [], ofIssue: new Map(), note: undefined, isFailed: false }
  const wanted = reviews.filter(hasOther)
  if (wanted.length === 0) return pictures
  try {
    findBrowser(env)
  } catch (error) {
    return { ...pictures, note: reasonOf(error) }
  }
  try {
    await take(wanted, 'after', side.newsroom, env, pictures)
    if (former.side) await take(wanted, 'before', former.side.newsroom, env, pictures)
  } catch (error) {
    return { ...pictures, note: reasonOf(error), isFailed: true }
  }
  return pictures
}

/** What a browser refuses is told; all else is a fault of ours. */
function reasonOf(error: unknown): string {
  if (!(error instanceof UserError)) throw error
  return `There are no pictures: ${[error.message, error.hint].filter(Boolean).join(' ')}`
}

/** An issue that is gone needs no picture, and a mail that is the same looks the same. */
const hasOther = ({ before, after, how }: Review): boolean =>
  after?.rendered !== undefined &&
  (how === 'affected' || before?.rendered?.html !== after.rendered.html)

async function take(
  reviews: readonly Review[],
  when: Shown['when'],
  newsroom: Newsroom,
  env: IO['env'],
  { artifacts, ofIssue }: Pictures,
): Promise<void> {
  const mails = reviews.flatMap((each) => {
    const { rendered } = each[when] ?? {}
    return rendered ? [{ file: each.file, rendered }] : []
  })
  if (mails.length === 0) return
  const browser = await openBrowser(env, { fileOf: (url) => pictureFile(url, newsroom) })
  try {
    for (const { file, rendered } of mails) {
      const taken = await shoot(browser, rendered, nameOf(file), when)
      artifacts.push(...taken.map(({ artifact }) => artifact))
      ofIssue.set(file, [...taken.map(({ shown }) => shown), ...(ofIssue.get(file) ?? [])])
    }
  } finally {
    await browser.close()
  }
}

const shoot = (browser: Browser, { html }: Rendered, name: string, when: Shown['when']) =>
  Promise.all(
    Object.entries(views).map(async ([view, { width }]) => {
      const path = `pictures/${name}-${view}-${when}.png`
      const body = await browser.shoot(html, { width, full: true })
      return { shown: { view, when, path }, artifact: { path, type: 'image/png', body } }
    }),
  )
