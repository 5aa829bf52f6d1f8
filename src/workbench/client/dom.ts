import type { Markup } from '../parts/markup.ts'

/** The element of the page that has this part to play. */
export function part<T extends HTMLElement = HTMLElement>(name: string): T {
  const found = document.querySelector<T>(`[data-part="${name}"]`)
  if (!found) throw new Error(`The page has no part \`${name}\`.`)
  return found
}

/** The same for a part that not every page has. */
export const partIfAny = <T extends HTMLElement = HTMLElement>(name: string): T | null =>
  document.querySelector<T>(`[data-part="${name}"]`)

const written = new WeakMap<Element, string>()

/**
 * Puts markup into a part, if it is another than what stands there. A control that had the focus has it
 * afterwards, if there still is one like it.
 */
export function put(place: Element, { markup }: Markup): void {
  if (written.get(place) === markup) return
  const focused = place.contains(document.activeElement) ? traitsOf(document.activeElement) : null
  place.innerHTML = markup
  written.set(place, markup)
  if (focused) place.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
}

/** A selector that finds an element like this one in markup that was made anew. */
function traitsOf(element: Element | null): string | null {
  if (!element) return null
  const named = [...element.attributes].filter(({ name }) => /^(?:data-|href$)/.test(name))
  const traits = named.map(({ name, value }) => `[${name}="${CSS.escape(value)}"]`)
  return element.localName + traits.join('')
}

export const press = (button: Element, isOn: boolean): void =>
  button.setAttribute('aria-pressed', String(isOn))

/** The first element at or above what an event is about that fits a selector. */
export function hit(event: Event, selector: string): HTMLElement | null {
  const target = event.target as Element | null
  // An element of the frame is no `Element` of this window, so it is asked for what it can do.
  return typeof target?.closest === 'function' ? target.closest<HTMLElement>(selector) : null
}

/** Calls once when calls have stopped coming for a while, in milliseconds. */
export function settled(wait: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, wait)
  }
}

/** What the reader has settled for all pages; a browser may refuse to keep it. */
export const kept = {
  get(name: string): string | null {
    try {
      return localStorage.getItem(`newswire.${name}`)
    } catch {
      return null
    }
  },
  set(name: string, value: string): void {
    try {
      localStorage.setItem(`newswire.${name}`, value)
    } catch {
      // Then it holds until the page is left.
    }
  },
}
