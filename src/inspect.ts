import {
  type About,
  type Check,
  type Context,
  checks,
  oncePerCause,
  type ThoroughCheck,
  thoroughChecks,
  unusedSilencer,
} from './checks/index.ts'
import type { Diagnostic } from './diagnostic.ts'
import { type Gathered, gather } from './inspect/gather.ts'
import { silenced } from './inspect/silencers.ts'
import type { Newsroom } from './model.ts'

/**
 * Runs the checks over one issue: those of every build, and the `thorough` ones when they are asked
 * for. The newsroom says how serious each is; comments in the files silence single findings.
 */
export async function inspect(context: Context, { thorough = false }): Promise<Diagnostic[]> {
  const gathered = gather(context)
  for (const check of quickChecks(context.newsroom)) gathered.take(check, check.check(context))
  for (const check of await furtherChecks(context, thorough)) {
    gathered.take(check, await check.check(context))
  }
  return told(gathered, context, thorough)
}

/** A cache of pure values: what a newsroom has switched off stays so from issue to issue. */
const switchedOn = new WeakMap<Newsroom, readonly Check[]>()

/** Those of every build that the newsroom has not switched off. */
function quickChecks(newsroom: Newsroom): readonly Check[] {
  const known = switchedOn.get(newsroom)
  const on = known ?? checks.filter(({ code }) => newsroom.checks[code] !== 'off')
  if (!known) switchedOn.set(newsroom, on)
  return on
}

/** The others: all of them, or for a build those alone that stop it. */
async function furtherChecks(
  context: Context,
  thorough: boolean,
): Promise<(Check | ThoroughCheck)[]> {
  if (!thorough && !isRaised(context)) return []
  const all = (await thoroughChecks()).filter((check) => isOn(check, context))
  return thorough ? all : all.filter(({ code }) => stopsBuilds(code, context))
}

const isOn = ({ code, needsAnswers }: About, { newsroom, answers }: Context): boolean =>
  newsroom.checks[code] !== 'off' && (!needsAnswers || answers !== undefined)

/** A check that `newsroom.checks` makes an error of stops builds, whatever it costs them. */
const stopsBuilds = (code: string, { newsroom }: Context): boolean =>
  newsroom.checks[code] === 'error'

/** What builds look for anyhow. */
const inEveryBuild = new Set<string>([...checks, unusedSilencer].map(({ code }) => code))

/** Whether that is true of a check that builds do not run else. */
const isRaised = (context: Context): boolean =>
  Object.keys(context.newsroom.checks).some(
    (code) => stopsBuilds(code, context) && !inEveryBuild.has(code),
  )

/** What is said of all that was found: no more than once, and nothing that a comment silences. */
function told(
  { asked, found, again, cut }: Gathered,
  { source, newsroom }: Context,
  thorough: boolean,
): Diagnostic[] {
  // What the network says is another thing tomorrow: a comment on it may be needed again.
  const steady = asked.filter(({ needsAnswers }) => !needsAnswers)
  // Of what was cut short nobody knows whether a comment further down has something to silence.
  const codes = new Set(steady.map(({ code }) => code as string).filter((code) => !cut.has(code)))
  const { left, faults } = silenced(found, [source, newsroom.source], codes, thorough)
  const first = left.filter((each) => !again.has(each))
  const findings = withMore(oncePerCause(first, found), cut)
  const level = newsroom.checks[unusedSilencer.code] ?? unusedSilencer.severity
  if (level === 'off') return findings
  const { code } = unusedSilencer
  return [...findings, ...faults.map((fault) => ({ ...fault, code, severity: level }))]
}

/** Says with the last that was found by a check that there are others, which nobody mends at once. */
function withMore(told: readonly Diagnostic[], cut: ReadonlySet<string>): Diagnostic[] {
  const last = new Map(told.map(({ code }, index) => [code, index]))
  return told.map((each, index) => {
    if (!cut.has(each.code) || last.get(each.code) !== index) return each
    const more = 'There are more of this kind.'
    return { ...each, hint: each.hint ? `${each.hint} ${more}` : more }
  })
}
