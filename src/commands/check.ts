import { exits, isError, UserError } from '../diagnostic.ts'
import { enter, reportedOf } from '../enter.ts'
import type { Day, Setting } from '../model.ts'
import { jsonReport, type Reported, textReport } from '../report.ts'

type Options = { all?: boolean; format: string; asOf?: Day; strict?: boolean }

/** Takes the named issues down the whole road and prints what is wrong with them; writes nothing. */
export async function check(setting: Setting, named: string[], options: Options): Promise<number> {
  if (options.all && named.length) {
    throw new UserError('`--all` and named issues exclude each other.')
  }
  const json = setting.json || options.format === 'json'
  const entered = await enter({ ...setting, json }, named, options)
  if (typeof entered === 'number') return entered
  const reported: Reported[] = []
  for (const path of entered.paths) reported.push(reportedOf(await entered.build(path)))
  setting.io.stdout.write(json ? jsonReport(reported) : `${textReport(reported, setting.colour)}\n`)
  const faulty = reported.some(({ diagnostics }) =>
    diagnostics.some((each) => isError(each) || (options.strict && each.severity === 'warning')),
  )
  return faulty ? exits.faulty : exits.done
}
