import { compareDays } from '../dates.ts'
import { type Diagnostic, nearest, shown } from '../diagnostic.ts'
import type { Contact, Item, Path, Person } from '../model.ts'
import { listed, missing } from './faults.ts'

/*
 * What a field alone cannot know: days and times that contradict each other, people who are in no
 * register. Every field of the items here is sound; some may be missing because they were not.
 */

/** A fault of a field that was written; `field` leads to it from its item. */
type Fault = Omit<Diagnostic, 'severity' | 'path'>
const at = (path: Path, field: Path, fault: Fault): Diagnostic => ({
  ...fault,
  severity: 'error',
  path: [...path, ...field],
})

/** Days and times of an item that contradict each other. `has` says which fields were written at all. */
export function dayFaults(item: Item, path: Path, has: (field: string) => boolean): Diagnostic[] {
  const faults: Diagnostic[] = []
  const { date, until, time, booking } = item
  const day = date === 'tbc' ? undefined : date
  if (until && date === 'tbc') {
    const message = 'The last day, `until`, is settled, and the first is `tbc`.'
    const hint = 'Write the first day as `date`, or take `until` out.'
    faults.push(at(path, ['until'], { code: 'missing-field', message, hint }))
  } else if (until && !has('date')) {
    faults.push(missing('an item with `until`', 'date', path))
  } else if (time && !has('date')) {
    faults.push(missing('an item with a `time`', 'date', path))
  }
  if (until && day && compareDays(until, day) < 0) {
    const message = `\`until\` (${until}) is before \`date\` (${day}).`
    const hint = '`until` is the last of several days; an event of one day has none.'
    faults.push(at(path, ['until'], { code: 'until-before-date', message, hint }))
  }
  const last = until ?? day
  if (booking?.by && last && compareDays(booking.by, last) > 0) {
    const message = `The last day to book (${booking.by}) is after the event (${last}).`
    faults.push(at(path, ['booking', 'by'], { code: 'booking-after-event', message }))
  }
  const severalDays = until !== undefined && until !== date
  if (time && time !== 'tbc' && time.end !== undefined && time.end <= time.start && !severalDays) {
    const message = 'The end of `time` is not after its start.'
    const hint = 'If it ends on a later day, give that day as `until`.'
    faults.push(at(path, ['time'], { code: 'end-before-start', message, hint }))
  }
  return faults
}

/** Contacts of an item that nobody can be reached by, and people whom the register does not know. */
export function contactFaults(
  item: Item,
  path: Path,
  people: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  const { contact, booking, links } = item
  const faults = [
    ...(contact ? reachable(contact, [...path, 'contact'], people) : []),
    ...(booking?.contact
      ? reachable(booking.contact, [...path, 'booking', 'contact'], people)
      : []),
  ]
  if (booking && !booking.url && !booking.contact && !contact && !links?.length) {
    faults.push(missing('a booking', 'url` or a `contact', [...path, 'booking']))
  }
  return faults
}

function reachable(
  contact: Contact,
  path: Path,
  people: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  if (typeof contact !== 'string') return personFaults(contact, path)
  if (Object.hasOwn(people, contact)) return []
  return [unregistered('unknown-person', contact, Object.keys(people), path)]
}

/** The fault of a person without an address: nobody could get in touch. */
export const personFaults = ({ email, phone }: Person, path: Path): Diagnostic[] =>
  email || phone ? [] : [missing('a contact', 'email` or a `phone', path)]

const registers = {
  'unknown-person': { what: 'person', section: 'people' },
  'unknown-snippet': { what: 'snippet', section: 'snippets' },
} as const

/** The fault of a name that the newsroom does not have. */
export function unregistered(
  code: keyof typeof registers,
  name: string,
  names: readonly string[],
  path: Path,
): Diagnostic {
  const { what, section } = registers[code]
  const near = nearest(name, names)
  const message = `There is no ${what} \`${shown(name)}\`.${near ? ` Did you mean \`${near}\`?` : ''}`
  const known = names.length ? listed(names, 'and') : 'nothing yet'
  const hint = asAddress(name) ?? `newswire.yaml has ${known} under \`${section}\`.`
  return { code, severity: 'error', message, hint, path }
}

/** An address or a number where the name of a person should be. */
function asAddress(name: string): string | undefined {
  if (/^\S+@\S+$/.test(name)) return `Write an address as \`contact: { email: ${name} }\`.`
  if (/^\+?[\d ().-]{5,}$/.test(name)) return `Write a number as \`contact: { phone: ${name} }\`.`
  return undefined
}
