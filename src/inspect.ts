import {
  type About,
  type Check,
  type Context,
  checks,
  type Found,
  mostTold,
  oncePerCause,
  thoroughChecks,
  unusedSilencer,
} from './checks/index.ts'
import { checkCodes, type Diagnostic, isCheckCode, nearest, pinned } from './diagnostic.ts'
import type { Level, Newsroom, Silencer, Source } from './model.ts'

/**
 * Runs the checks over one issue: those of every build, and the `thorough` ones when they are asked
 * for. The newsroom says how serious each is; comments in the files silence single findings.
 */
export async function inspect(context: Context, { thorough = false }): Promise<Diagnostic[]> {
  const asked: About[] = []
  const found: Diagnostic[] = []
  const cut = new Set<string>()
  const sources = [context.source, context.newsroom.source]
  const [said, again] = [new Set<string>(), new Set<Diagnostic>()]
  const silencers = sources.flatMap((source) => source?.silencers() ?? [])
  const take = (check: About, findings: readonly Found[]): void => {
    asked.push(check)
    if (findings.length === 0) return
    const own = silencers.filter(({ codes }) => codes.includes(check.code))
    let told = 0
    for (const each of findings) {
      const level = levelOf(check, each, context)
      if (level === 'off') continue
      if (told === mostTold) {
        cut.add(check.code)
        return
      }
      const diagnostic = diagnosticOf(check, each, level, context.source)
      found.push(diagnostic)
      if (own.some((silencer) => covers(silencer, diagnostic))) continue
      const name = `${check.code} ${each.once}`
      if (each.once !== undefined && said.has(name)) again.add(diagnostic)
      else told += 1
      said.add(name)
    }
  }
  const isOn = ({ code, needsAnswers }: About) =>
    context.newsroom.checks[code] !== 'off' && (!needsAnswers || context.answers !== undefined)

  for (const check of quickChecks(context.newsroom)) take(check, check.check(context))
  if (thorough || isRaised(context)) {
    const all = (await thoroughChecks()).filter(isOn)
    for (const check of all) {
      if (thorough || stopsBuilds(check.code, context)) take(check, await check.check(context))
    }
  }
  // What the network says is another thing tomorrow: a comment on it may be needed again.
  const steady = asked.filter(({ needsAnswers }) => !needsAnswers)
  // Of what was cut short nobody knows whether a comment further down has something to silence.
  const codes = new Set(steady.map(({ code }) => code as string).filter((code) => !cut.has(code)))
  const { left, faults } = silenced(found, sources, codes, thorough)
  const level = context.newsroom.checks[unusedSilencer.code] ?? unusedSilencer.severity
  const told = withMore(
    oncePerCause(
      left.filter((each) => !again.has(each)),
      found,
    ),
    cut,
  )
  if (level === 'off') return told
  return [
    ...told,
    ...faults.map((fault) => ({ ...fault, code: unusedSilencer.code, severity: level })),
  ]
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

/** Says with the last that was found by a check that there are others, which nobody mends at once. */
function withMore(told: readonly Diagnostic[], cut: ReadonlySet<string>): Diagnostic[] {
  const last = new Map(told.map(({ code }, index) => [code, index]))
  return told.map((each, index) => {
    if (!cut.has(each.code) || last.get(each.code) !== index) return each
    const more = 'There are more of this kind.'
    return { ...each, hint: each.hint ? `${each.hint} ${more}` : more }
  })
}

function levelOf({ code, severity }: About, found: Found, { newsroom }: Context): Level {
  const chosen = newsroom.checks[code]
  // What a newsroom has settled holds; a check that is milder here than elsewhere stays milder.
  if (chosen && found.severity === undefined) return chosen
  return found.severity ?? severity
}

function diagnosticOf(
  { code }: About,
  { source, severity: _, once: __, ...found }: Found,
  level: Exclude<Level, 'off'>,
  own: Source,
): Diagnostic {
  return pinned({ ...found, code, severity: level }, source ?? own)
}

// ---------------------------------------------------------------- silencers

type Misplaced = Pick<Diagnostic, 'message' | 'hint' | 'place'>

/** The findings that no comment silences, and a finding for each comment that silences nothing. */
function silenced(
  found: readonly Diagnostic[],
  sources: readonly (Source | undefined)[],
  asked: ReadonlySet<string>,
  thorough: boolean,
): { left: Diagnostic[]; faults: Misplaced[] } {
  const left = new Set(found)
  const faults: Misplaced[] = []
  for (const source of sources) {
    for (const silencer of source?.silencers() ?? []) {
      for (const code of silencer.codes) {
        const heard = found.filter((each) => each.code === code && covers(silencer, each))
        for (const each of heard) left.delete(each)
        if (source !== sources[0] && heard.length === 0) continue
        faults.push(...faultsOf(silencer, code, heard.length, asked, thorough))
      }
    }
  }
  return { left: [...left], faults }
}

const covers = ({ place, from, to }: Silencer, { place: at }: Diagnostic): boolean =>
  at !== undefined && at.file === place.file && at.line >= from && at.line <= to

function faultsOf(
  { place, reason }: Silencer,
  code: string,
  heard: number,
  asked: ReadonlySet<string>,
  thorough: boolean,
): Misplaced[] {
  const fault = (message: string, hint: string): Misplaced[] => [{ message, hint, place }]
  if (!isCheckCode(code)) {
    const near = nearest(code, checkCodes)
    const hint = near ? `Did you mean \`${near}\`?` : '`newswire explain` lists all checks.'
    return fault(`There is no check \`${code}\`.`, hint)
  }
  // What was not looked for cannot have been found.
  if (heard === 0 && asked.has(code) && thorough) {
    return fault(`Nothing here is found by \`${code}\`.`, 'Take the comment out.')
  }
  if (heard > 0 && reason === '') {
    return fault('This silences a finding without saying why.', 'Add a colon and a reason.')
  }
  return []
}
