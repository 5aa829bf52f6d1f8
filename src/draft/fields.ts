import type { FieldName } from '../model.ts'
import { links } from './links.ts'
import { contact } from './people.ts'
import {
  count,
  day,
  deadline,
  deadlineFor,
  line,
  part,
  period,
  prose,
  time,
  type Way,
} from './ways.ts'

/** A field that has parts of its own, each asked for in turn. Without any of them it is left out. */
const group =
  (parts: Record<string, [label: string, way: Way]>): Way =>
  async (task) => {
    const found: Record<string, unknown> = {}
    for (const [name, [label, way]] of Object.entries(parts)) {
      const value = await way(part(task, name, label))
      if (value !== undefined) found[name] = value
    }
    return Object.keys(found).length > 0 ? found : undefined
  }

/** How to book: at an address or with somebody; without either there is nothing to book by a day. */
const booking: Way = async (task) => {
  const url = await line(part(task, 'url', 'Book at (address)'))
  const who = await contact(part(task, 'contact', 'Book with'))
  if (url === undefined && who === undefined) return undefined
  const by = await day(part(task, 'by', 'Book by'))
  const given = Object.entries({ url, contact: who, by })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

/** A field that has several entries, until one is left empty. */
const several =
  (label: string, another: string, way: Way): Way =>
  async (task) => {
    const found: unknown[] = []
    for (;;) {
      const own = part({ ...task, value: undefined }, found.length, found.length ? another : label)
      // Only the first has to be: an empty answer to any other ends the list.
      const value = await way(own)
      if (value === undefined) break
      found.push(value)
    }
    return found.length > 0 ? found : undefined
  }

/** How each field of an item is asked for, and what it is called beside its answer. */
export const ways: Record<FieldName, { label: string; way: Way }> = {
  title: { label: 'Title', way: line },
  date: { label: 'When', way: day },
  until: { label: 'Last day', way: day },
  time: { label: 'Time', way: time },
  venue: { label: 'Where', way: line },
  online: { label: 'Join online at', way: line },
  cost: { label: 'Cost', way: line },
  booking: { label: 'Booking', way: booking },
  places: { label: 'Places', way: count },
  organiser: { label: 'Organiser', way: line },
  deadline: { label: 'Deadline', way: deadline },
  funder: { label: 'Funder', way: line },
  amount: { label: 'Amount', way: line },
  eligibility: { label: 'Who can apply', way: line },
  owner: { label: 'Whose it is', way: line },
  publisher: { label: 'Publisher', way: line },
  published: { label: 'Published', way: period },
  format: { label: 'Format', way: line },
  topics: { label: 'Topics', way: several('Topic', 'Another topic', line) },
  body: { label: 'Text', way: prose },
  links: { label: 'Links', way: links },
  contact: { label: 'Contact', way: contact },
  deadlines: { label: 'Deadlines', way: several('Deadline', 'Another deadline', deadlineFor) },
  quote: {
    label: 'Quotation',
    way: group({ text: ['Their words', prose], by: ['Said by', line] }),
  },
  image: {
    label: 'Picture',
    way: group({
      src: ['Address of the picture', line],
      alt: ['What it shows', line],
      caption: ['Caption', line],
    }),
  },
  id: { label: 'Name for links', way: line },
}

/** The order in which fields are asked for and stand in the file. */
export const fieldOrder = Object.keys(ways) as FieldName[]
