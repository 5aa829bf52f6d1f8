import { diffArrays, structuredPatch } from 'diff'

/** Lines of the file shown round each difference. */
const context = 3

/** A unified diff for a person; empty when nothing differs. Line breaks are shown alike. */
export function difference(file: string, before: string, after: string): string {
  const { hunks } = structuredPatch(file, file, plain(before), plain(after), '', '', { context })
  if (hunks.length === 0) return ''
  const blocks = hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    const head = `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`
    return [head, ...lines].join('\n')
  })
  return `--- ${file}\n+++ ${file}\n${blocks.join('\n')}\n`
}

const plain = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')

/** A place where words differ: `before` stands as `after` from the word `at` of the later ones on. */
export type WordChange = { before: string[]; after: string[]; at: number }

/** Where two lists of words differ, from the beginning to the end. */
export function changes(before: readonly string[], after: readonly string[]): WordChange[] {
  const found: WordChange[] = []
  let at = 0
  let open: WordChange | undefined
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      open = undefined
    } else {
      if (!open) {
        open = { before: [], after: [], at }
        found.push(open)
      }
      open[added ? 'after' : 'before'].push(...value)
    }
    if (!removed) at += value.length
  }
  return found
}
