import { exits, isError, UserError } from '../diagnostic.ts'
import { enter, isFaulty, reportedOf } from '../enter.ts'
import { fromRepository } from '../git.ts'
import type { Day, Setting } from '../model.ts'
import { isHosted, type Reported, reportAs, summary, textReport } from '../report.ts'
import { fixed } from './check/fix.ts'
import { onlyNew } from './check/since.ts'

type Options = {
  all?: boolean
  format?: string
  asOf?: Day
  strict?: boolean
  maxWarnings?: number
  quiet?: boolean
  since?: string
  fix?: boolean
  links?: boolean
  fresh?: boolean
}

/** Takes the named issues down the whole road and prints what is wrong with them; writes only with `--fix`. */
export async function check(setting: Setting, named: string[], options: Options): Promise<number> {
  if (setting.json && options.format !== undefined && options.format !== 'json') {
    throw new UserError(`\`--json\` and \`--format ${options.format}\` exclude each other.`)
  }
  if (options.fresh && !options.links) {
    throw new UserError('`--fresh` says how links are asked.', 'Add `--links`.')
  }
  const format = setting.json ? 'json' : (options.format ?? 'text')
  const world = isHosted(format) ? { ...setting, io: fromRepository(setting.io) } : setting
  // What asks the network is loaded for those who want it.
  const links = options.links && (await import('./check/links.ts')).askLinks(setting, options)
  const answers = links ? links.answers : undefined
  const entered = await enter(world, named, { ...options, format, thorough: true, answers })
  if (typeof entered === 'number') return entered

  const reported = [...entered.house]
  for await (const built of entered.issues()) {
    const whole = options.fix ? await fixed(built, entered.build, setting) : built
    const part = options.since
      ? await onlyNew(whole, options.since, entered.build, setting.io)
      : whole
    reported.push(reportedOf(part))
  }
  if (links) links.close()
  const colour = setting.colour('stdout')
  // A person is told how many there are besides; to a program they would be errors of another kind.
  const report =
    options.quiet && format === 'text'
      ? `${textReport(reported, colour, isError)}\n`
      : reportAs(format, options.quiet ? reported.map(errorsOnly) : reported, world, colour)
  setting.io.stdout.write(report)
  return verdict(reported, options)
}

const errorsOnly = (each: Reported): Reported => ({
  ...each,
  diagnostics: each.diagnostics.filter(isError),
})

function verdict(reported: readonly Reported[], { strict, maxWarnings }: Options): number {
  if (reported.some((each) => isFaulty(each, strict))) return exits.faulty
  const { warnings } = summary(reported)
  return maxWarnings !== undefined && warnings > maxWarnings ? exits.faulty : exits.done
}
