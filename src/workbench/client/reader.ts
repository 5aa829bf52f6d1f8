import type { Listed, PageOptions, View } from '../view.ts'
import { hit, kept, part } from './dom.ts'
import { arrowed, isTaken, keysAreOn } from './keys.ts'
import type { Place } from './place.ts'

/** What a reader can ask of the page of an issue. */
export type Commands = {
  go(change: Partial<Place>): void
  choose(anchor: string | null, isShown?: boolean): void
  heading(index: number): void
  /** Widens the mail by so many pixels. */
  nudge(by: number): void
  place(): Place
  view(): View
  issues(): readonly Listed[]
  options: PageOptions
}

/** Listens to the mouse and the keyboard; gives what hears the keys that are pressed in the mail's frame. */
export function listenToReader(commands: Commands): (event: KeyboardEvent) => void {
  const { go, place } = commands
  const help = part<HTMLDialogElement>('help')
  const acts: Record<string, () => void> = {
    clear: () => commands.choose(null),
    help: () => help.showModal(),
    images: () => go({ images: !place().images }),
    marks: () => go({ marks: !place().marks }),
    rail: () => toggleRail(),
    wrap: () => toggleWrap(),
  }

  document.addEventListener('click', (event) => {
    if (isRailOpen() && !hit(event, '.rail, [data-act="rail"]')) toggleRail()
    const button = hit(event, 'button')
    if (!button) return
    const { act, view, width, scheme, source, beside, show, change, heading } = button.dataset
    if (act) acts[act]?.()
    if (view) go({ view })
    if (width) go({ width: width === 'phone' ? 375 : null })
    if (scheme) go({ scheme: scheme === 'dark' ? 'dark' : 'light' })
    if (source) go({ source: source === 'text' ? 'text' : 'html' })
    if (beside) go({ beside: beside as Place['beside'] })
    // Whoever asks where something changed wants to see the words.
    if (change) go({ marks: true })
    if (show) commands.choose(show)
    if (heading) commands.heading(Number(heading))
  })

  for (const list of document.querySelectorAll<HTMLElement>('[role="tablist"]')) tabbed(list)

  const switched = part<HTMLInputElement>('keys')
  switched.checked = keysAreOn()
  switched.addEventListener('change', () => kept.set('keys', switched.checked ? 'on' : 'off'))

  const keys = keysOf(commands, acts)
  const keyed = (event: KeyboardEvent) => {
    if (isTaken(event) || help.open) return
    const left = isRailOpen() ? acts.rail : acts.clear
    const act = event.key === 'Escape' ? left : keysAreOn() ? keys[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  document.addEventListener('keydown', keyed)
  return keyed
}

/** The arrow keys go from tab to tab, and choose. */
function tabbed(list: HTMLElement): void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')]
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('keydown', (event) => {
      const next = tabs[arrowed(event.key, index, tabs.length) ?? -1]
      if (!next) return
      event.preventDefault()
      next.click()
      next.focus()
    })
  }
}

function keysOf(commands: Commands, acts: Record<string, () => void>): Record<string, () => void> {
  const { go, place, nudge } = commands
  const tabs = [...document.querySelectorAll<HTMLElement>('[data-view]')]
  return {
    ...Object.fromEntries(tabs.map((tab, index) => [String(index + 1), () => tab.click()])),
    p: () => go({ view: 'mail', width: place().width === 375 ? null : 375 }),
    d: () => go({ view: 'mail', scheme: place().scheme === 'dark' ? 'light' : 'dark' }),
    i: () => go({ view: 'mail', images: !place().images }),
    m: () => go({ view: 'mail', marks: !place().marks }),
    ',': () => nudge(-10),
    '.': () => nudge(10),
    j: () => stepItem(commands, 1),
    k: () => stepItem(commands, -1),
    f: () => go({ beside: 'findings' }),
    c: () => go({ beside: 'changes' }),
    n: () => stepFinding(commands, 1),
    N: () => stepFinding(commands, -1),
    e: () => openLine(),
    '[': () => stepIssue(-1),
    ']': () => stepIssue(1),
    '/': () => {
      const field = part('filter')
      if (field.offsetParent === null) toggleRail()
      field.focus()
    },
    '?': () => acts.help?.(),
  }
}

/** The line of the finding that has the focus, else of the chosen item. */
function openLine(): void {
  const own = document.activeElement?.closest('.finding')?.querySelector<HTMLElement>('.open')
  const line = own ?? document.querySelector<HTMLElement>('[data-part="chosen"] .open')
  line?.click()
}

function stepItem({ view, place, choose }: Commands, by: number): void {
  const { items } = view()
  const at = items.findIndex(({ anchor }) => anchor === place().item)
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by]
  if (next) choose(next.anchor)
}

/** From finding to finding; the one that has the focus is where it goes on from. */
function stepFinding({ choose, go }: Commands, by: number): void {
  go({ beside: 'findings' })
  const all = [...part('findings').querySelectorAll<HTMLElement>('button.told')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]
  if (!next?.dataset.show) return
  choose(next.dataset.show)
  part('findings').querySelector<HTMLElement>(`[data-index="${next.dataset.index}"]`)?.focus()
}

/** The rail has the newest first, so that the next newer one stands above. */
function stepIssue(by: number): void {
  const links = [...part('rail').querySelectorAll<HTMLAnchorElement>('a')]
  const at = links.findIndex((link) => link.getAttribute('aria-current') === 'page')
  const next = links[at + by]
  // A colleague who looks at phones looks at the next issue on a phone.
  if (next) location.href = next.href + location.hash.replace(/&?(?:item|y)=[^&]*/g, '')
}

const isRailOpen = (): boolean => document.body.classList.contains('with-rail')

/** Where it lies over the page, the focus goes in with it, and out again. */
function toggleRail(): void {
  const isOpen = document.body.classList.toggle('with-rail')
  const next = isOpen ? '.rail .shut' : '.menu[data-act="rail"]'
  document.querySelector<HTMLElement>(next)?.focus()
  for (const button of document.querySelectorAll('[data-act="rail"]')) {
    button.setAttribute('aria-expanded', String(isOpen))
  }
}

function toggleWrap(): void {
  const isLong = part('source').classList.toggle('unwrapped')
  document.querySelector('[data-act="wrap"]')?.setAttribute('aria-pressed', String(!isLong))
}
