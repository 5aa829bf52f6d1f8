import type { ViewItem } from '../view.ts'
import { type Look, seen } from './look.ts'

/** An item or section in the mail as it is laid out: pixels from the top of the mail. */
export type Region = { anchor: string; top: number; height: number }

type Hooks = {
  /** The mail is laid out anew: heights and places are others. */
  laidOut(): void
  /** Somebody pressed a place of the mail: pixels from its top. */
  pressed(y: number): void
  pointed(y: number | null): void
  /** A link is looked at (null: no more), or was followed inside the mail. */
  link(url: string | null): void
  jumped(anchor: string): void
  key(event: KeyboardEvent): void
}

export type Frame = {
  show(html: string, look: Look): void
  /** Those of these items that are in the mail, in their order. */
  regions(items: readonly ViewItem[]): Region[]
  /** The top of a heading of the mail, by its place among them. */
  headingTop(index: number): number | null
  document(): Document | null
}

/**
 * The frame in which the mail is shown. It is filled once; later mails are put into the same document,
 * so that nothing flickers and whoever reads in it stays where they are.
 */
export function openFrame(frame: HTMLIFrameElement, hooks: Hooks): Frame {
  let isOpen = false
  let wanted = ''
  let filled = ''
  const inside = () => (isOpen ? frame.contentDocument : null)
  const settle = () => {
    const body = inside()?.body
    if (!body) return
    const height = `${Math.ceil(body.getBoundingClientRect().height)}px`
    if (frame.style.height !== height) frame.style.height = height
    hooks.laidOut()
  }
  const sizes = new ResizeObserver(settle)
  frame.addEventListener('load', () => {
    const mail = frame.contentDocument
    if (!mail) return
    isOpen = true
    listen(mail, hooks)
    if (filled !== wanted) fill(mail, wanted)
    filled = wanted
    sizes.observe(mail.body)
    settle()
  })

  return {
    show(html, look) {
      const shown = seen(html, look)
      frame.style.colorScheme = look.scheme
      if (shown === wanted) return
      const isFirst = wanted === ''
      wanted = shown
      const mail = inside()
      if (isFirst) {
        frame.srcdoc = shown
        filled = shown
      }
      if (!mail) return
      fill(mail, shown)
      filled = shown
      sizes.disconnect()
      sizes.observe(mail.body)
      settle()
    },
    regions(items) {
      const mail = inside()
      return mail ? regionsIn(mail, items) : []
    },
    headingTop(index) {
      const found = inside()?.querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"]')[index]
      return found ? found.getBoundingClientRect().top : null
    },
    document: inside,
  }
}

/** What is parsed here runs nothing, and the frame lets nothing run that is put into it. */
function fill(mail: Document, html: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html')
  for (const { name } of [...mail.documentElement.attributes]) {
    mail.documentElement.removeAttribute(name)
  }
  for (const { name, value } of [...next.documentElement.attributes]) {
    mail.documentElement.setAttribute(name, value)
  }
  mail.head.replaceChildren(...next.head.childNodes)
  mail.body.replaceWith(next.body)
}

function listen(mail: Document, hooks: Hooks): void {
  const linkOf = (event: Event) =>
    (event.target as Element | null)?.closest?.('a[href]')?.getAttribute('href') ?? null
  mail.addEventListener('click', (event) => {
    const url = linkOf(event)
    if (url !== null) event.preventDefault()
    if (url?.startsWith('#')) return hooks.jumped(decodeURIComponent(url.slice(1)))
    hooks.pressed(event.clientY)
  })
  mail.addEventListener('auxclick', (event) => event.preventDefault())
  mail.addEventListener('submit', (event) => event.preventDefault())
  mail.addEventListener('keydown', hooks.key)
  mail.addEventListener('pointermove', (event) => hooks.pointed(event.clientY))
  mail.documentElement.addEventListener('pointerleave', () => hooks.pointed(null))
  for (const name of ['pointerover', 'focusin']) {
    mail.addEventListener(name, (event) => hooks.link(linkOf(event)))
  }
}

/** From each anchor to the next: what stands between belongs to it. */
function regionsIn(mail: Document, items: readonly ViewItem[]): Region[] {
  const tops = items.flatMap(({ anchor }) => {
    const element = mail.getElementById(anchor)
    return element ? [{ anchor, top: topOf(element) }] : []
  })
  const end = endOf(mail, items)
  return tops.map(({ anchor, top }, index) => {
    const next = tops.slice(index + 1).find((each) => each.top > top)?.top ?? end
    return { anchor, top, height: Math.max(0, next - top) }
  })
}

/** A section's anchor may be the heading in its band: what is meant is the band. */
function topOf(element: Element): number {
  const { top } = element.getBoundingClientRect()
  return Math.max(0, top - (element.localName === 'h2' ? 12 : 8))
}

/** Where the last of the items ends: what holds it, but none of the others. The foot comes after. */
function endOf(mail: Document, items: readonly ViewItem[]): number {
  const found = items.flatMap(({ anchor }) => mail.getElementById(anchor) ?? [])
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return mail.body.getBoundingClientRect().height
  let holder: Element = last
  while (holder.parentElement && !holder.parentElement.contains(first))
    holder = holder.parentElement
  return holder.getBoundingClientRect().bottom
}
