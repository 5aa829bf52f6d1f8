import { changeList } from '../parts/changes.ts'
import { banner, findingList, gone } from '../parts/findings.ts'
import { headingList } from '../parts/headings.ts'
import { chosen, heading } from '../parts/heads.ts'
import { inboxRows } from '../parts/inbox.ts'
import { rail } from '../parts/issues.ts'
import { linkTable } from '../parts/links.ts'
import { html } from '../parts/markup.ts'
import { htmlSource, textSource } from '../parts/source.ts'
import type { Change, Listed, PageOptions, View, ViewFinding } from '../view.ts'
import { kept, part, partIfAny, press, put, settled } from './dom.ts'
import { openFilter } from './filter.ts'
import { listenTo, viewFrom } from './live.ts'
import { openMail } from './mail.ts'
import { hashOf, type Place, placeFrom } from './place.ts'
import { type Commands, listenToReader } from './reader.ts'

type Data = { view: View; issues: Listed[]; options: PageOptions }

const viewNames = ['mail', 'text', 'source', 'headings', 'inbox', 'links']

/** The page of one issue. What is shown follows from the view and the place, and from nothing else. */
export function openIssue(data: Data): void {
  let { view, issues } = data
  const { options } = data
  let house: ViewFinding | null = options.house ?? null
  let isGone = false
  let place: Place = placeFrom(location.hash, viewNames)

  const scroller = (): Element => {
    const own = part(place.view === 'mail' ? 'stage' : place.view)
    // On a telephone the page itself scrolls.
    return own.scrollHeight > own.clientHeight
      ? own
      : (document.scrollingElement ?? document.documentElement)
  }
  const remember = settled(150, () => {
    place = { ...place, y: scroller().scrollTop }
    const hash = hashOf(place)
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search)
  })

  const mail = openMail({
    place: () => place,
    view: () => view,
    change: (part) => go(part),
    choose: (anchor) => choose(anchor, false),
    key: (event) => keyed(event),
  })
  const filter = openFilter(part('rail'))
  const editor = () => kept.get('editor') ?? 'vscode'

  function go(change: Partial<Place>): void {
    const isOther = change.view !== undefined && change.view !== place.view
    place = { ...place, ...change, ...(isOther ? { y: 0 } : {}) }
    draw()
    if (isOther) scroller().scrollTop = 0
    remember()
  }

  /** Marks an item everywhere; where it is asked for, the mail scrolls to it. */
  function choose(anchor: string | null, isShown = true): void {
    const isMail = place.view === 'mail'
    go({ item: anchor, ...(isShown && anchor && !isMail ? { view: 'mail' } : {}) })
    if (isShown && anchor) mail.scrollTo(anchor)
    const first = part('findings').querySelector<HTMLElement>('.finding.chosen')
    if (anchor && first && !isShown) first.scrollIntoView({ block: 'nearest' })
  }

  function draw(): void {
    // Of a file that never gave a mail there is nothing to look at but what is wrong with it.
    document.body.classList.toggle('without-mail', view.html === '')
    for (const name of viewNames) {
      const tab = document.getElementById(`tab-${name}`)
      if (tab) choosing(tab, `view-${name}`, name === place.view)
    }
    views[place.view]?.()
    mail.draw()
    drawBeside()
    for (const tab of document.querySelectorAll('[data-beside]')) {
      const name = tab.getAttribute('data-beside')
      choosing(tab, `beside-${name}`, name === place.beside)
    }
    for (const button of document.querySelectorAll('[data-source]')) {
      press(button, button.getAttribute('data-source') === place.source)
    }
    for (const button of document.querySelectorAll('[data-act="marks"]')) press(button, place.marks)
  }

  /** A view is made when it is looked at: the source of a mail is long. */
  const views: Record<string, () => void> = {
    text: () => put(part('text'), html`<pre class="plain-text">${view.text}</pre>`),
    source: () =>
      put(
        part('source'),
        place.source === 'html' ? htmlSource(view.source.html) : textSource(view.source.text),
      ),
    headings: () => put(part('headings'), headingList(view)),
    inbox: () => put(part('inbox'), inboxRows(view)),
    links: () => put(part('links'), linkTable(view)),
  }

  const drawBanner = () => put(part('banner'), isGone ? gone(view) : banner(view, house, editor()))

  function drawBeside(): void {
    put(part('heading'), heading(view))
    drawBanner()
    put(part('findings'), findingList(view, editor()))
    put(part('changes'), changeList(view))
    part('sum-findings').textContent = String(view.findings.length || '')
    part('sum-changes').textContent = String(view.changes[0]?.changes.length || '')
    put(part('chosen'), chosen(view, place.item, editor()))
    for (const row of document.querySelectorAll<HTMLElement>('[data-finding]')) {
      const anchor = view.findings[Number(row.dataset.finding)]?.anchor ?? null
      row.classList.toggle('chosen', anchor !== null && anchor === place.item)
    }
  }

  function update(next: View): void {
    const stays = mail.holdStill(scroller())
    view = next
    document.title = `${view.subject ?? `Issue ${view.name}`} – ${view.publication}`
    draw()
    stays()
  }

  async function changed({ issues: all, changed: names, house: fault }: Change): Promise<void> {
    issues = all
    house = fault
    put(part('rail'), rail(issues, view.name, options))
    filter()
    isGone = !issues.some(({ name }) => name === view.name)
    drawBanner()
    if (!isGone && names.includes(view.name)) await refresh()
  }

  async function refresh(): Promise<void> {
    try {
      const next = await viewFrom(view.name, options)
      isGone = !next
      if (next) update(next)
      else drawBanner()
      say('')
    } catch {
      say('The new version could not be had from `newswire preview`.')
    }
  }

  const say = (text: string) => {
    part('said').textContent = text
    part('said').classList.toggle('seen', text !== '')
  }

  const commands: Commands = {
    ...{ go, choose, place: () => place, view: () => view, issues: () => issues, options },
    heading: (index) => {
      go({ view: 'mail' })
      mail.scrollToHeading(index)
    },
    nudge: mail.nudge,
  }
  const keyed = listenToReader(commands)
  listenTo(options, { changed: (change) => void changed(change), back: () => void refresh() })
  addEventListener('hashchange', () => {
    place = placeFrom(location.hash, viewNames)
    draw()
    mail.whenLaidOut(() => {
      scroller().scrollTop = place.y
    })
  })
  addEventListener('scroll', remember, { capture: true, passive: true })
  partIfAny<HTMLSelectElement>('editor')?.addEventListener('change', ({ target }) => {
    kept.set('editor', (target as HTMLSelectElement).value)
    draw()
  })

  const { y } = place
  put(part('rail'), rail(issues, view.name, options))
  draw()
  mail.whenLaidOut(() => {
    if (y > 0) scroller().scrollTop = y
    else if (place.item) mail.scrollTo(place.item)
  })
}

/** A tab, and what it shows. */
function choosing(tab: Element, panel: string, isChosen: boolean): void {
  tab.setAttribute('aria-selected', String(isChosen))
  tab.setAttribute('tabindex', isChosen ? '0' : '-1')
  const shown = document.getElementById(panel)
  if (shown) shown.hidden = !isChosen
}
