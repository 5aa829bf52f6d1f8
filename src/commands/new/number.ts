import { nearest, UserError } from '../../diagnostic.ts'
import type { Ask } from '../../draft.ts'
import type { Newsroom } from '../../model.ts'
import type { IssueFile } from '../../newsroom.ts'
import { plural } from '../../report.ts'
import { sectionTypes } from '../../sections/index.ts'

/** What is known before anything is asked. */
export type Start = {
  /** What was named on the command line. */
  named: readonly string[]
  files: readonly IssueFile[]
  /** The issues that have a draft, and how many answers each has. */
  drafts: ReadonlyMap<number, number>
  likely: number
  resume: boolean
  restart: boolean
  force: boolean
}

/** Which issue is written, and whether a draft of it is gone on with. Throws a `UserError`. */
export async function chooseIssue(
  ask: Ask,
  start: Start,
): Promise<{ number: number; isResumed: boolean }> {
  const number = numberNamed(start.named) ?? (await askIssue(ask, start))
  if (typeof number !== 'number') return { number: number.resumed, isResumed: true }
  const answers = start.drafts.get(number)
  if (answers === undefined) {
    if (start.resume)
      throw new UserError(
        `There is no draft of issue ${number}.`,
        `Begin one with \`newswire new ${number}\`.`,
      )
    return { number, isResumed: false }
  }
  if (start.resume || start.restart) return { number, isResumed: start.resume }
  const answer = await ask({
    kind: 'choice',
    key: 'draft',
    label: `Issue ${number} has a draft already`,
    flag: '--resume',
    choices: [
      { value: 'resume', name: `Go on with it (${plural(answers, 'answer')})` },
      { value: 'restart', name: 'Begin anew', note: 'The draft is put aside, not deleted.' },
    ],
  })
  return { number, isResumed: answer === 'resume' }
}

function numberNamed([text]: readonly string[]): number | undefined {
  if (text === undefined) return undefined
  const fault = numberFault(text)
  if (fault) throw new UserError(fault, 'Write it like `newswire new 17`.')
  return Number(text)
}

const numberFault = (text: string): string | undefined =>
  /^[1-9]\d{0,4}$/.test(text)
    ? undefined
    : `\`${text}\` is not the number of an issue: a whole number from 1 to 99999.`

async function askIssue(ask: Ask, start: Start): Promise<number | { resumed: number }> {
  const { drafts, likely, resume, restart } = start
  const open = [...drafts.keys()]
  const newest = open.at(-1)
  if (resume && newest === undefined) {
    throw new UserError('There is no draft to go on with.', 'Begin one with `newswire new`.')
  }
  if (resume && open.length === 1) return { resumed: newest as number }
  if (newest !== undefined && !restart) {
    const answer = await ask({
      kind: 'choice',
      key: 'which',
      label: open.length === 1 ? 'There is a draft already' : 'There are drafts already',
      flag: resume ? `newswire new ${newest} --resume` : `newswire new ${likely}`,
      choices: [
        ...[...drafts].toReversed().map(([number, answers]) => ({
          value: String(number),
          name: `Go on with issue ${number} (${plural(answers, 'answer')})`,
        })),
        ...(resume ? [] : [{ value: 'new', name: 'Begin another issue' }]),
      ],
    })
    if (answer !== 'new') return { resumed: Number(answer) }
  }
  return askNumber(ask, start)
}

async function askNumber(ask: Ask, { likely, files, force }: Start): Promise<number> {
  const answer = await ask({
    kind: 'line',
    key: 'number',
    label: 'Issue number',
    about: 'The next number is proposed.',
    proposal: String(likely),
    yes: String(likely),
    flag: `newswire new ${likely}`,
    check: (text) =>
      numberFault(text) ??
      (!force && files.some(({ number }) => number === Number(text))
        ? `Issue ${text} is there already.`
        : undefined),
  })
  return Number(answer || likely)
}

/** The section types of `--sections news,events`. Throws a `UserError` for one that there is not. */
export function namedTypes(list: string | undefined, newsroom: Newsroom): string[] | undefined {
  if (list === undefined) return undefined
  const known = [...new Set([...Object.keys(newsroom.sections), ...Object.keys(sectionTypes)])]
  const types = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  for (const type of types) {
    if (known.includes(type)) continue
    const near = nearest(type, known)
    throw new UserError(
      `There is no section type \`${type}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      `\`--sections\` takes ${known.join(', ')}, with commas between them.`,
    )
  }
  return types.length > 0 ? types : undefined
}
