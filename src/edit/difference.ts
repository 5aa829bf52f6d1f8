import { structuredPatch } from 'diff'

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
