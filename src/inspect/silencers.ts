import { checkCodes, type Diagnostic, isCheckCode, nearest } from '../diagnostic.ts'
import type { Silencer, Source } from '../model.ts'

type Misplaced = Pick<Diagnostic, 'message' | 'hint' | 'place'>

/** The findings that no comment silences, and a finding for each comment that silences nothing. */
export function silenced(
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

/** Whether a comment speaks of the lines on which something was found. */
export const covers = ({ place, from, to }: Silencer, { place: at }: Diagnostic): boolean =>
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
