import { part } from './dom.ts'
import { withinWidths } from './place.ts'

/** The edge of the mail that is dragged, or moved with the arrow keys. */
export function openHandle(current: () => number, set: (width: number) => void): void {
  const handle = part('handle')
  handle.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    handle.focus()
    handle.setPointerCapture(event.pointerId)
    const from = { x: event.clientX, width: current() }
    // The mail stands in the middle, so that both of its edges move.
    const move = ({ clientX }: PointerEvent) => set(from.width + (clientX - from.x) * 2)
    const end = () => {
      handle.removeEventListener('pointermove', move)
      document.body.classList.remove('dragging')
    }
    document.body.classList.add('dragging')
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', end, { once: true })
  })
  handle.addEventListener('keydown', (event) => {
    const width = stepped(event, current())
    if (width === undefined) return
    event.preventDefault()
    set(width)
  })
}

function stepped({ key, shiftKey }: KeyboardEvent, width: number): number | undefined {
  const step = shiftKey ? 1 : 10
  if (key === 'ArrowLeft' || key === 'ArrowDown') return withinWidths(width - step)
  if (key === 'ArrowRight' || key === 'ArrowUp') return withinWidths(width + step)
  if (key === 'Home') return 320
  if (key === 'End') return 1024
  return undefined
}
