import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const words =
  `allotment archive bakery bench bridge bus calendar canal choir clinic clock committee cottage cycle
  evening ferry festival forum garden grant hall harbour harvest kitchen lantern library map market
  meadow meeting museum neighbour orchard paper park pavement picture plan playground pond project
  rain report river road room school season shelter signal skill square station store story street
  studio summer survey tool town tram tree valley village volunteer walk warden water window winter
  workshop yard about across after along around before beyond during every from into local many near
  new often open other over several shared small some their through toward under until useful with`
    .trim()
    .split(/\s+/)

const day = 24 * 60 * 60 * 1000
const firstDay = Date.UTC(2000, 0, 3)

const settings = {
  publication: 'newswire',
  organisation: {
    name: 'Example Neighbourhood Forum',
    short: 'ENF',
    strapline: 'News for every street',
    address: '1 Example Street, Exampleton EX1 1EX',
    website: 'https://example.org',
  },
  language: 'en-GB',
  timezone: 'Europe/London',
  intro: 'Welcome to the news of the forum.',
  footer: 'The forum is open to everybody who lives or works here.',
  people: { desk: { role: 'Events desk', email: 'desk@example.org', phone: '01632 960001' } },
  glossary: { ENF: 'Example Neighbourhood Forum' },
  links: {
    base: 'https://example.org/newswire/',
    unsubscribe: 'https://example.org/unsubscribe',
    tracking: { utm_source: 'newswire' },
  },
}

/** The fields of an item beyond those that every type has; `r` is the issue's own dice. */
const own = {
  news: () => ({}),
  'special-alert': () => ({}),
  events: (r) => event(r),
  'other-events': (r) => ({ ...event(r), organiser: r.title(2) }),
  learning: (r) => ({ topics: [r.title(1), r.title(2)] }),
  resources: (r) => ({ publisher: r.title(2) }),
  publications: (r) => ({
    publisher: r.title(2),
    published: r.day(-90).slice(0, 7),
    format: 'PDF',
  }),
  funding: (r) => ({
    deadline: { date: r.day(14), time: '17:00', for: 'Applications' },
    funder: r.title(2),
    amount: `Up to £${r.upTo(9) + 1},000`,
  }),
  consultation: (r) => ({ deadline: r.day(21), owner: r.title(3) }),
  notice: () => ({}),
}

/** Makes a newsroom of `count` issues in `dir`: the same files on every machine and at any time. */
export function makeNewsroom(dir, count) {
  mkdirSync(join(dir, 'issues'), { recursive: true })
  writeFileSync(join(dir, 'newswire.yaml'), toYaml(settings))
  for (let number = 1; number <= count; number++) {
    writeFileSync(join(dir, 'issues', `${number}.yaml`), toYaml(makeIssue(number)))
  }
}

/** An issue that depends on its number alone: 4 to 20 items (12 on average) in 3 to 7 sections. */
function makeIssue(number, itemCount = 4 + dice(number).upTo(17)) {
  const r = dice(number * 7919)
  r.publicationDay = firstDay + number * day
  const sections = []
  for (let left = itemCount; left > 0; left -= sections.at(-1).items.length) {
    const type = r.pick(Object.keys(own))
    const length = type === 'special-alert' ? 1 : Math.min(left, 1 + r.upTo(4))
    const items = Array.from({ length }, (_, index) => item(r, type, itemCount - left + index))
    sections.push({ type, heading: r.title(3), items })
  }
  return { number, date: r.day(0), sections }
}

function item(r, type, index) {
  const title = `${r.title(3 + r.upTo(4))} ${words[index]}`
  return {
    title,
    ...own[type](r),
    body: body(r),
    ...(r.chance(0.7) && {
      links: [
        { text: `Read about the ${r.word()}`, url: `https://example.org/${r.word()}/${index}` },
      ],
    }),
    ...(r.chance(0.2) && { contact: 'desk' }),
    ...(r.chance(0.1) && { quote: { text: r.sentence(), by: 'A volunteer' } }),
  }
}

function event(r) {
  const start = 9 + r.upTo(8)
  return {
    date: r.day(10),
    time: `${start}:00-${start + 2}:30`,
    venue: `${r.title(2)}, Exampleton`,
    cost: r.pick(['Free', '£5', '£12 for members']),
    ...(r.chance(0.5) && { booking: { url: `https://example.org/book/${r.word()}` } }),
  }
}

function body(r) {
  const paragraphs = Array.from({ length: 1 + r.upTo(2) }, () =>
    Array.from({ length: 2 + r.upTo(3) }, () => r.sentence()).join(' '),
  )
  if (r.chance(0.3)) paragraphs.push(`See [the ${r.word()} page](https://example.org/${r.word()}).`)
  if (r.chance(0.3)) {
    paragraphs.push(Array.from({ length: 3 + r.upTo(4) }, () => `- ${r.title(6)}`).join('\n'))
  }
  return paragraphs.join('\n\n')
}

/** Chance that can be repeated: mulberry32, and what an issue is made of. */
function dice(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (limit) => Math.floor(next() * limit)
  const pick = (list) => list[upTo(list.length)]
  const title = (length) => capital(Array.from({ length }, () => pick(words)).join(' '))
  return {
    upTo,
    pick,
    title,
    word: () => pick(words),
    chance: (share) => next() < share,
    sentence: () => `${title(8 + upTo(12))}.`,
    /** A day about `from` days after the issue's own. */
    day(from) {
      const days = from === 0 ? 0 : from + upTo(30)
      return new Date(this.publicationDay + days * day).toISOString().slice(0, 10)
    },
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1)

/** Plain data as an author would write it: block style, quotes only where YAML needs them. */
const toYaml = (value) => `${yamlLines(value).join('\n')}\n`

function yamlLines(value) {
  if (Array.isArray(value)) {
    return value.flatMap((entry) => {
      const lines = typeof entry === 'object' ? yamlLines(entry) : [scalar(entry)]
      return lines.map((line, index) => (index === 0 ? `- ${line}` : indented(line)))
    })
  }
  return Object.entries(value).flatMap(([key, entry]) => {
    if (typeof entry === 'object') return [`${key}:`, ...yamlLines(entry).map(indented)]
    if (key === 'body') return [`${key}: |`, ...entry.split('\n').map(indented)]
    return [`${key}: ${scalar(entry)}`]
  })
}

const indented = (line) => line && `  ${line}`

function scalar(value) {
  const plain = /^([A-Za-z][\w ,.-]*|https:\S+|\d{4}-\d\d(-\d\d)?)$/.test(value)
  return plain ? value : JSON.stringify(value)
}
