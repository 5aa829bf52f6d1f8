import { exits } from '../diagnostic.ts'
import { enter, isFaulty, reportedOf } from '../enter.ts'
import type { Setting } from '../model.ts'
import { jsonReport } from '../report.ts'
import { lightly } from './build/advice.ts'
import { chosenFormats, type Options, oneIssueOnly, refuseContradictions } from './build/asked.ts'
import { delivery } from './build/deliver.ts'
import { tell } from './build/tell.ts'

/** Builds the named issues and says in one line for each file what was written. */
export async function build(setting: Setting, named: string[], options: Options): Promise<number> {
  const formats = chosenFormats(options)
  refuseContradictions(named, options, setting.json)
  if (options.watch) {
    const { keepBuilding } = await import('./build/watch.ts')
    return keepBuilding(setting, named, options, formats)
  }
  const entered = await enter(setting, named, options)
  if (typeof entered === 'number') return entered
  if (options.output !== undefined && entered.count > 1) throw oneIssueOnly()

  const deliver = delivery(entered, formats, options, setting.io)
  const reported = [...entered.house]
  try {
    for await (const built of entered.issues()) {
      const whole = reportedOf(built)
      const report = options.strict || setting.json ? whole : lightly(whole)
      reported.push(report)
      const outputs = deliver(built, report)
      if (outputs) report.outputs = outputs
    }
  } catch (error) {
    // What was done before the disk was full is said all the same.
    if (!setting.json) tell(reported, options, setting)
    throw error
  }
  if (setting.json) setting.io.stdout.write(jsonReport(reported))
  else tell(reported, options, setting)
  return reported.some((each) => isFaulty(each, options.strict)) ? exits.faulty : exits.done
}
