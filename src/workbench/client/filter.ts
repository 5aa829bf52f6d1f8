import { part, partIfAny } from './dom.ts'

/** The field that finds issues: each row says in `data-words` what it can be found by. */
export function openFilter(list: Element): () => void {
  const field = part<HTMLInputElement>('filter')
  const apply = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    const all = [...list.querySelectorAll<HTMLElement>('[data-words]')]
    let count = 0
    for (const row of all) {
      const text = row.dataset.words ?? ''
      row.hidden = !words.every((word) => text.includes(word))
      if (!row.hidden) count += 1
    }
    const nothing = partIfAny('nothing')
    if (nothing) nothing.hidden = count > 0 || all.length === 0
    const matches = partIfAny('matches')
    if (matches) matches.textContent = words.length > 0 ? `${count} of ${all.length}` : ''
  }
  field.addEventListener('input', apply)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter')
      list.querySelector<HTMLElement>('[data-words]:not([hidden]) a')?.click()
    if (event.key !== 'Escape') return
    field.value = ''
    apply()
    field.blur()
  })
  return apply
}
