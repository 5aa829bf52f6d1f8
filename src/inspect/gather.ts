import { type About, type Context, type Found, mostTold } from '../checks/index.ts'
import { type Diagnostic, pinned } from '../diagnostic.ts'
import type { Level, Source } from '../model.ts'
import { covers } from './silencers.ts'

/** What checks found in an issue, which of them were asked, and which found more than anybody reads. */
export type Gathered = {
  asked: About[]
  found: Diagnostic[]
  /** Findings that say once more what was said elsewhere. */
  again: ReadonlySet<Diagnostic>
  cut: ReadonlySet<string>
  take(check: About, findings: readonly Found[]): void
}

/** Takes in what checks find, each finding at its level and place, until a check has told enough. */
export function gather(context: Context): Gathered {
  const { source, newsroom } = context
  const asked: About[] = []
  const found: Diagnostic[] = []
  const cut = new Set<string>()
  const [said, again] = [new Set<string>(), new Set<Diagnostic>()]
  const silencers = [source, newsroom.source].flatMap((each) => each?.silencers() ?? [])
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
      const diagnostic = diagnosticOf(check, each, level, source)
      found.push(diagnostic)
      if (own.some((silencer) => covers(silencer, diagnostic))) continue
      const name = `${check.code} ${each.once}`
      if (each.once !== undefined && said.has(name)) again.add(diagnostic)
      else told += 1
      said.add(name)
    }
  }
  return { asked, found, again, cut, take }
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
