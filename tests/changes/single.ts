import fc from 'fast-check'
import type { Issue, Item, Section } from '../../src/model.ts'

/** An issue with one change, and what is to be told of it: `changed item venue`. */
export type Single = { after: Issue; told: string[] }

type Spot = { section: number; index: number }

const spotsOf = ({ sections }: Issue): Spot[] =>
  sections.flatMap(({ items }, section) => items.map((_, index) => ({ section, index })))

const itemAt = ({ sections }: Issue, { section, index }: Spot): Item =>
  sections[section]?.items[index] as Item

/** A copy in which the change was made. */
function changed(issue: Issue, change: (copy: Issue) => void): Issue {
  const copy = structuredClone(issue)
  change(copy)
  return copy
}

const word = fc.constantFrom(
  'Harbour',
  'lantern',
  '字字',
  'شراكة',
  '12',
  'e\u0301té',
  'a*b',
  '“so”',
)
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `New ${words.join(' ')}`)
const prose = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'))
const url = fc.nat(9999).map((path) => `https://example.net/new/${path}`)
const day = fc.nat(27).map((date) => `2031-01-${String(date + 1).padStart(2, '0')}`)

/** Other values for the fields of an item, whatever they were before. */
const fields: Record<string, fc.Arbitrary<Partial<Item>>> = {
  title: line.map((title) => ({ title })),
  body: prose.map((body) => ({ body })),
  date: fc.oneof(day, fc.constant('tbc')).map((date) => ({ date })),
  until: day.map((until) => ({ until })),
  time: fc
    .constantFrom('tbc' as const, { start: 61 }, { start: 62, end: 77 })
    .map((time) => ({ time })),
  venue: line.map((venue) => ({ venue })),
  online: url.map((online) => ({ online })),
  cost: line.map((cost) => ({ cost })),
  'booking.url': url.map((address) => ({ booking: { url: address } })),
  places: fc.integer({ min: 5000 }).map((places) => ({ places })),
  organiser: line.map((organiser) => ({ organiser })),
  publisher: line.map((publisher) => ({ publisher })),
  published: fc.constantFrom('2031', '2031-02').map((published) => ({ published })),
  format: line.map((format) => ({ format })),
  funder: line.map((funder) => ({ funder })),
  amount: line.map((amount) => ({ amount })),
  eligibility: line.map((eligibility) => ({ eligibility })),
  owner: line.map((owner) => ({ owner })),
  contact: line.map((name) => ({ contact: { name } })),
  id: fc.constantFrom('an-id', 'another').map((id) => ({ id })),
}

const anyItem = (issue: Issue) => fc.constantFrom(...spotsOf(issue))

const field = (issue: Issue): fc.Arbitrary<Single> =>
  fc
    .tuple(anyItem(issue), fc.constantFrom(...Object.keys(fields)))
    .filter(([spot, name]) => !(name.includes('.') && itemAt(issue, spot).booking))
    .chain(([spot, name]) =>
      (fields[name] as fc.Arbitrary<Partial<Item>>).map((value) => ({
        after: changed(issue, (copy) => Object.assign(itemAt(copy, spot), value)),
        told: [`changed item ${name}`],
      })),
    )

/** A field taken out: not the title, without which an item is another. */
const without = (issue: Issue): fc.Arbitrary<Single> =>
  anyItem(issue).chain((spot) => {
    const item = itemAt(issue, spot)
    const names = [
      'body',
      'date',
      'time',
      'venue',
      'cost',
      'publisher',
      'format',
      'contact',
    ] as const
    const own = names.filter((name) => item[name] !== undefined)
    return fc.constantFrom(...(own.length > 0 ? own : [undefined])).map((name) => ({
      after: changed(issue, (copy) => {
        if (name) delete itemAt(copy, spot)[name]
      }),
      told: name ? [`changed item ${name}`] : [],
    }))
  })

const aWord = (issue: Issue): fc.Arbitrary<Single> =>
  fc
    .tuple(anyItem(issue), fc.nat(), word)
    // An earlier change may have left a body without such a word.
    .filter(([spot]) => /[a-z]{3,}/.test(itemAt(issue, spot).body ?? ''))
    .map(([spot, at, other]) => ({
      after: changed(issue, (copy) => {
        const item = itemAt(copy, spot)
        const words = [...(item.body as string).matchAll(/[a-z]{3,}/g)]
        const { index, 0: old } = words[at % words.length] as RegExpExecArray
        const body = item.body as string
        item.body = `${body.slice(0, index)}${other}${body.slice(index + old.length)}`
      }),
      told: ['changed item body'],
    }))

const aLink = (issue: Issue): fc.Arbitrary<Single> =>
  fc
    .tuple(anyItem(issue), fc.nat(), fc.constantFrom('text', 'url', 'gone', 'new'), line, url)
    // An earlier change may have taken the last one.
    .filter(([spot]) => (itemAt(issue, spot).links ?? []).length > 0)
    .map(([spot, at, how, text, address]) => ({
      after: changed(issue, (copy) => {
        const links = itemAt(copy, spot).links as { text: string; url: string }[]
        const link = links[at % links.length] as { text: string; url: string }
        if (how === 'text') link.text = text
        if (how === 'url') link.url = address
        if (how === 'gone') links.splice(at % links.length, 1)
        if (how === 'new') links.splice(at % (links.length + 1), 0, { text, url: address })
      }),
      told: [how === 'text' || how === 'url' ? `changed item links.${how}` : 'changed item links'],
    }))

const removedItem = (issue: Issue): fc.Arbitrary<Single> =>
  anyItem(issue).map(({ section, index }) => ({
    after: changed(issue, ({ sections }) => sections[section]?.items.splice(index, 1)),
    told: ['removed item'],
  }))

const addedItem = (issue: Issue, others: readonly Item[]): fc.Arbitrary<Single> =>
  fc
    .tuple(fc.nat(issue.sections.length - 1), fc.nat(), fc.constantFrom(...others))
    .map(([section, at, item]) => ({
      after: changed(issue, ({ sections }) => {
        const { items } = sections[section] as Section
        items.splice(at % (items.length + 1), 0, item)
      }),
      told: ['added item'],
    }))

const movedItem = (issue: Issue): fc.Arbitrary<Single> =>
  fc
    .tuple(anyItem(issue), fc.nat(issue.sections.length - 1), fc.nat())
    .map(([spot, to, at]): Single => {
      const isSame = (issue.sections[to] as Section).items.length === 1 && to === spot.section
      let isHome = isSame
      const after = changed(issue, ({ sections }) => {
        const [item] = (sections[spot.section] as Section).items.splice(spot.index, 1)
        const { items } = sections[to] as Section
        const place = at % (items.length + 1)
        isHome = to === spot.section && place === spot.index
        items.splice(place, 0, item as Item)
      })
      return { after, told: isHome ? [] : ['moved item'] }
    })

const aSection = (issue: Issue, others: readonly Section[]): fc.Arbitrary<Single> =>
  fc
    .tuple(fc.nat(issue.sections.length - 1), fc.nat(), line, fc.constantFrom(...others))
    .chain(([at, to, heading, other]) => {
      const renamed = changed(issue, ({ sections }) => {
        ;(sections[at] as Section).heading = heading
      })
      const introduced = changed(issue, ({ sections }) => {
        ;(sections[at] as Section).intro = heading
      })
      const gone = changed(issue, ({ sections }) => sections.splice(at, 1))
      const come = changed(issue, ({ sections }) => sections.splice(at, 0, other))
      const place = to % issue.sections.length
      const moved = changed(issue, ({ sections }) => {
        sections.splice(place, 0, ...sections.splice(at, 1))
      })
      return fc.constantFrom<Single>(
        { after: renamed, told: ['changed section heading'] },
        { after: introduced, told: ['changed section intro'] },
        { after: gone, told: ['removed section'] },
        { after: come, told: ['added section'] },
        { after: moved, told: place === at ? [] : ['moved section'] },
      )
    })

const head = (issue: Issue): fc.Arbitrary<Single> =>
  fc
    .oneof(
      line.map((subject) => ({ subject })),
      line.map((preheader) => ({ preheader })),
      prose.map((intro) => ({ intro })),
      day.map((date) => ({ date })),
      fc.integer({ min: 100, max: 999 }).map((number) => ({ number })),
    )
    .map((value) => ({
      after: { ...issue, ...value },
      told: [`changed issue ${Object.keys(value)[0]}`],
    }))

/** One change of an issue, of any kind. What is added comes from issues that have nothing in common with it. */
export function singleChange(issue: Issue, others: readonly Issue[]): fc.Arbitrary<Single> {
  const titles = new Set(spotsOf(issue).map((spot) => itemAt(issue, spot).title))
  const sections = others
    .flatMap((other) => other.sections)
    .map((section) => ({
      ...section,
      items: section.items.filter(({ title }) => !titles.has(title)),
    }))
  const items = sections.flatMap((section) => section.items)
  const named = sections.map((section) => ({ ...section, heading: 'Quite another heading' }))
  return fc.oneof(
    { weight: 6, arbitrary: field(issue) },
    ...[without, aWord, aLink, removedItem, movedItem, head].map((make) => make(issue)),
    addedItem(issue, items),
    aSection(issue, named),
  )
}
