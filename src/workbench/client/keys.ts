import { kept } from './dom.ts'

/** True when a key that is pressed is meant for a field, or for the browser. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  if (event.key === 'Escape') return false
  const target = event.target as HTMLElement | null
  return (
    target?.matches?.('input:not([type="checkbox"]), select, textarea, [contenteditable]') ?? false
  )
}

/** Single keys can be switched off, for whoever speaks to the machine (WCAG 2.1.4). */
export const keysAreOn = (): boolean => kept.get('keys') !== 'off'

/** The tabs take the arrow keys, as tabs do. */
export function arrowed(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (index + 1) % count
  if (key === 'ArrowLeft') return (index + count - 1) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
