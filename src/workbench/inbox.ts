import type { Cut, InboxRow } from './view.ts'

type Room = Pick<InboxRow, 'program' | 'device'> & {
  /** Characters that each part has room for. */
  sender: number
  subject: number
  preheader: number
  /** Subject and preheader share one line of so many characters: what the subject leaves is the preheader's. */
  line?: number
}

/**
 * What lists of mails have room for. No maker publishes it, and a width in pixels is no number of
 * characters, so these are typical values, and the page says so. Subjects: typecount.com, “Email
 * subject line length” (Gmail 70 and 40, Apple Mail 64 and 35, Outlook 73 and 38). Preheaders:
 * themarketer.com, “How long should your preview texts be” (Apple Mail 140 and 81, Outlook 35 and 55,
 * Gmail in a browser 97). For Gmail on a telephone it has 90, others 40: the check `cut-preheader`
 * goes by 40, and so does this. Gmail in a browser writes the preheader behind the subject, where both
 * have about 120 in a window of 1366 pixels. Senders: the usual widths of their columns.
 */
const rooms: readonly Room[] = [
  { program: 'Gmail', device: 'desktop', sender: 20, subject: 70, preheader: 97, line: 120 },
  { program: 'Outlook', device: 'desktop', sender: 32, subject: 73, preheader: 35 },
  { program: 'Apple Mail', device: 'desktop', sender: 30, subject: 64, preheader: 140 },
  { program: 'Gmail', device: 'phone', sender: 24, subject: 40, preheader: 40 },
  { program: 'Outlook', device: 'phone', sender: 24, subject: 38, preheader: 55 },
  { program: 'Apple Mail', device: 'phone', sender: 24, subject: 35, preheader: 81 },
]

type Heads = Record<'sender' | 'subject' | 'preheader', string>

/** A mail as the lists of the usual programs show it before it is opened. */
export const inboxOf = ({ sender, subject, preheader }: Heads): InboxRow[] =>
  rooms.map((room) => {
    const head = cut(subject, room.subject)
    const left = Math.min(room.preheader, (room.line ?? Infinity) - head.shown.length)
    return {
      ...{ program: room.program, device: room.device },
      ...{ sender: cut(sender, room.sender), subject: head, preheader: cut(preheader, left) },
    }
  })

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** As far as there is room, where the programs cut too: in the middle of a word, but not of a letter. */
function cut(text: string, room: number): Cut {
  const letters = [...signs.segment(text)].map(({ segment }) => segment)
  if (letters.length <= room) return { shown: text, cut: '' }
  const kept = Math.max(0, room - 1)
  return {
    shown: letters.slice(0, kept).join('').trimEnd(),
    cut: letters.slice(kept).join(''),
  }
}
