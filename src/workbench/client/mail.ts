import { severities } from '../parts/icons.ts'
import { html, many } from '../parts/markup.ts'
import type { View } from '../view.ts'
import { part, press, put } from './dom.ts'
import { openFrame, type Region } from './frame.ts'
import { mark } from './marks.ts'
import { type Place, withinWidths } from './place.ts'
import { openHandle } from './width.ts'

type Hooks = {
  place(): Place
  view(): View
  change(place: Partial<Place>): void
  choose(anchor: string | null): void
  key(event: KeyboardEvent): void
}

/** Where the mail is looked at: its frame, its width, and what is laid over it. */
export function openMail(hooks: Hooks) {
  const stage = part('stage')
  const sheet = part('sheet')
  const handle = part('handle')
  const field = part<HTMLInputElement>('width')
  const box = part('mark')
  const hover = part('hover')
  let regions: Region[] = []
  let waiting: (() => void)[] = []

  const frame = openFrame(part<HTMLIFrameElement>('frame'), {
    laidOut() {
      // Behind another view nothing has a place.
      regions = hooks.place().view === 'mail' ? frame.regions(hooks.view().items) : []
      if (regions.every(({ top }) => top === 0)) regions = []
      lay()
      const waited = waiting
      waiting = []
      for (const act of waited) act()
    },
    pressed: (y) => hooks.choose(at(y)?.anchor ?? null),
    pointed: (y) => over(hover, y === null ? undefined : at(y)),
    link(url) {
      const shown = url !== null && !url.startsWith('#')
      part('target').hidden = !shown
      part('target').textContent = shown ? url : ''
    },
    jumped(anchor) {
      hooks.choose(anchor)
      scrollTo(anchor)
    },
    key: hooks.key,
  })

  const at = (y: number) => regions.findLast(({ top, height }) => y >= top && y < top + height)

  function over(element: HTMLElement, region: Region | undefined): void {
    element.hidden = !region
    if (!region) return
    element.style.top = `${region.top}px`
    element.style.height = `${region.height}px`
  }

  /** What lies over the mail follows it: the chosen item, the pins, the marked words, the width. */
  function lay(): void {
    const { item, marks } = hooks.place()
    over(
      box,
      regions.find(({ anchor }) => anchor === item),
    )
    drawPins()
    const mail = frame.document()
    if (mail) mark(mail, hooks.view(), regions, marks)
    const width = String(Math.round(sheet.getBoundingClientRect().width))
    if (document.activeElement !== field) field.value = width
    handle.setAttribute('aria-valuenow', width)
    handle.setAttribute('aria-valuetext', `${width} pixels`)
  }

  /** A pin beside each item that there is something to say of, with the gravest sign. */
  function drawPins(): void {
    const { findings } = hooks.view()
    const pins = regions.flatMap(({ anchor, top }) => {
      const own = findings.filter((each) => each.anchor === anchor)
      const worst =
        own.find(({ severity }) => severity === 'error') ??
        own.find(({ severity }) => severity === 'warning') ??
        own[0]
      if (!worst) return []
      const title = hooks.view().items.find((each) => each.anchor === anchor)?.title ?? ''
      const label = `${many(own.length, 'finding')} on ${title}, gravest: ${severities[worst.severity].toLowerCase()}`
      return [
        html`<button type="button" class="pin ${worst.severity}" data-show="${anchor}" aria-label="${label}" style="top:${Math.round(top)}px">${own.length}</button>`,
      ]
    })
    put(part('pins'), html`${pins}`)
  }

  function scrollTo(anchor: string): void {
    const region = regions.find((each) => each.anchor === anchor)
    if (region) scrollBy(region.top)
    else waiting.push(() => scrollTo(anchor))
  }

  function whenLaidOut(act: () => void): void {
    if (regions.length > 0 || hooks.place().view !== 'mail') act()
    else waiting.push(act)
  }

  function scrollBy(top: number): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const behavior = calm ? 'auto' : 'smooth'
    if (getComputedStyle(stage).overflowY !== 'visible') {
      const above = sheet.getBoundingClientRect().top - stage.getBoundingClientRect().top
      stage.scrollTo({ top: stage.scrollTop + above + top - 24, behavior })
      return
    }
    const above = sheet.getBoundingClientRect().top + scrollY
    scrollingPage().scrollTo({ top: above + top - 24, behavior })
  }

  const width = () => sheet.getBoundingClientRect().width
  const setWidth = (wanted: number) => hooks.change({ width: withinWidths(wanted) })
  openHandle(width, setWidth)
  field.addEventListener('change', () => {
    const wanted = withinWidths(Number(field.value) || width())
    field.value = String(wanted)
    setWidth(wanted)
  })

  return {
    draw(): void {
      const { width: wanted, scheme, images, view } = hooks.place()
      if (view !== 'mail') return
      sheet.style.width = wanted === null ? '' : `${wanted}px`
      sheet.dataset.scheme = scheme
      const current = wanted === null ? 'desktop' : wanted === 375 ? 'phone' : ''
      for (const button of document.querySelectorAll('[data-width]')) {
        press(button, button.getAttribute('data-width') === current)
      }
      for (const button of document.querySelectorAll('[data-scheme]:is(button)')) {
        press(button, button.getAttribute('data-scheme') === scheme)
      }
      for (const button of document.querySelectorAll('[data-act="images"]')) press(button, !images)
      sheet.hidden = hooks.view().html === ''
      if (!sheet.hidden) frame.show(hooks.view().html, { scheme, images })
      lay()
    },
    scrollTo,
    scrollToHeading: (index: number) => whenLaidOut(() => scrollBy(frame.headingTop(index) ?? 0)),
    whenLaidOut,
    nudge: (by: number) => setWidth(width() + by),
    /** Gives what brings back, after a change, the item that stood at the top to where it stood. */
    holdStill(scroller: Element): () => void {
      const y = scroller.scrollTop
      const top = regions.findLast((each) => each.top <= y)
      return () => {
        const now = top && regions.find(({ anchor }) => anchor === top.anchor)
        scroller.scrollTop = now && top && y > 0 ? y + now.top - top.top : y
      }
    },
  }
}

const scrollingPage = () => document.scrollingElement ?? document.documentElement
