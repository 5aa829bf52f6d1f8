import type { Change, PageOptions, View } from '../view.ts'
import { partIfAny } from './dom.ts'

type Hooks = {
  changed(change: Change): void
  /** The server is there again: what happened meanwhile is not known. */
  back(): void
}

/** Listens to the server of a live page, and says whether it is there. */
export function listenTo({ isLive, base }: PageOptions, hooks: Hooks): void {
  if (!isLive) return
  const events = new EventSource(`${base}events`)
  let wasLost = false
  events.addEventListener('open', () => {
    say('Live', 'on')
    if (wasLost) hooks.back()
    wasLost = false
  })
  events.addEventListener('message', ({ data }) => hooks.changed(JSON.parse(data) as Change))
  events.addEventListener('error', () => {
    wasLost = true
    say('Not connected: is `newswire preview` still running?', 'off')
  })
}

function say(text: string, state: 'on' | 'off'): void {
  const place = partIfAny('live')
  if (!place) return
  place.textContent = text
  place.dataset.live = state
}

/** The view of an issue as the server has it now; null when the issue is gone. */
export async function viewFrom(name: string, { base }: PageOptions): Promise<View | null> {
  const answer = await fetch(`${base}issues/${encodeURIComponent(name)}.json`)
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`The server answers ${answer.status}.`)
  return (await answer.json()) as View
}
