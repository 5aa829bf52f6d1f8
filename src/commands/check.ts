import { exits, UserError } from '../diagnostic.ts'
import { enter, isFaulty, reportedOf } from '../enter.ts'
import type { Day, Setting } from '../model.ts'
import { jsonReport, textReport } from '../report.ts'

type Options = { all?: boolean; format?: string; asOf?: Day; strict?: boolean }

/** Takes the named issues down the whole road and prints what is wrong with them; writes nothing. */
export async function check(setting: Setting, named: string[], options: Options): Promise<number> {
  if (setting.json && options.format === 'text') {
    throw new UserError('`--json` and `--format text` exclude each other.')
  }
  const json = setting.json || options.format === 'json'
  const entered = await enter({ ...setting, json }, named, { ...options, thorough: true })
  if (typeof entered === 'number') return entered

  const reported = [...entered.house]
  for await (const built of entered.issues()) reported.push(reportedOf(built))
  const text = json ? jsonReport(reported) : `${textReport(reported, setting.colour('stdout'))}\n`
  setting.io.stdout.write(text)
  return reported.some((each) => isFaulty(each, options.strict)) ? exits.faulty : exits.done
}
