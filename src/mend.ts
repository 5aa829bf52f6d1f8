import type { Diagnostic, Fix } from './diagnostic.ts'
import type { Change } from './edit.ts'
import type { Path, Source } from './model.ts'

/**
 * The changes that findings call certain: each text with all its fixes made. A finding without a fix,
 * or whose words are not there as it says, changes nothing.
 */
export function mendings(source: Source, diagnostics: readonly Diagnostic[]): Change[] {
  const byPath = new Map<string, { path: Path; fixes: Fix[] }>()
  for (const { fix, path, place } of diagnostics) {
    if (!fix || !path || place?.file !== source.file) continue
    const key = JSON.stringify(path)
    const known = byPath.get(key) ?? { path, fixes: [] }
    known.fixes.push(fix)
    byPath.set(key, known)
  }
  return [...byPath.values()].flatMap(({ path, fixes }) => {
    const before = valueAt(source.data, path)
    if (typeof before !== 'string') return []
    const after = mended(before, fixes)
    return after === before ? [] : [{ do: 'set', path, value: after }]
  })
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], data)

/** From the end to the beginning, so that no fix moves the place of another. */
function mended(text: string, fixes: readonly Fix[]): string {
  const places = fixes.flatMap(({ find, nth = 0, replace }) => {
    const start = placeOf(text, find, nth)
    return start < 0 ? [] : [{ start, end: start + find.length, replace }]
  })
  let result = text
  let limit = text.length + 1
  for (const { start, end, replace } of places.sort((a, b) => b.start - a.start)) {
    if (end > limit) continue
    result = result.slice(0, start) + replace + result.slice(end)
    limit = start
  }
  return result
}

/** Findings count in what is read: the targets of links are not. */
function placeOf(text: string, find: string, nth: number): number {
  const read = text.replace(/\]\([^)\s]*\)/g, (target) => ' '.repeat(target.length))
  let start = read.indexOf(find)
  for (let count = 0; count < nth && start >= 0; count++) start = read.indexOf(find, start + 1)
  return start
}
