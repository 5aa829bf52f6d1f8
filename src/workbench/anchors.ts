import type { Edition, Path } from '../model.ts'

/**
 * The `id` of the element in the mail that a path of the issue leads to: its item, else its section. An
 * edition keeps the order of its file.
 */
export function anchorOf(path: Path, edition: Edition | undefined): string | null {
  const [first, s, , i] = path
  if (first !== 'sections' || typeof s !== 'number') return null
  const section = edition?.sections[s]
  const item = typeof i === 'number' ? section?.items[i] : undefined
  return item?.id ?? section?.id ?? null
}
