import { isMap } from './data.ts'
import { house } from './habits.ts'
import { inOrder } from './orders.ts'
import { pairLines, shapes } from './render.ts'

/**
 * A whole new file from plain data, in the house's own layout: the comment line that names the schema
 * (none when it is empty), keys in the order of the format, a blank line round what is long and
 * between sections and items, prose in blocks, quotes only where YAML needs them. Reads back as the
 * same data.
 */
export function compileYaml(data: unknown, schemaLine: string): string {
  const head = schemaLine.trim() === '' ? [] : [schemaLine.trimEnd()]
  if (!isMap(data)) return [...head, ''].join('\n')
  if (Object.keys(data).length === 0) return `${[...head, '{}'].join('\n')}\n`
  const groups = inOrder(data).map(([key, value]) => topLines(key, value))
  const lines = groups.flatMap((group, index) => {
    const previous = groups[index - 1]
    const isLong = group.length > 1 || (previous?.length ?? 0) > 1
    // A text that keeps the blank lines behind it would take this one for its own.
    return previous && isLong && previous.at(-1) !== '' ? ['', ...group] : group
  })
  return `${[...head, ...lines].join('\n')}\n`
}

const topLines = (key: string, value: unknown): string[] => {
  const [shape] = shapes(value, { column: 0, key, habits: house })
  return shape ? pairLines(key, shape, 0) : []
}
