import { sectionTypes } from '../../src/sections/index.ts'

/** Words that nobody would miss, enough of them for every title to be its own. */
const words =
  `area board borough budget charter children city climate coast college community council
  county data district economy energy estate evening family forum future garden group guide health
  heritage history home housing ideas island junction keeper leader learning library market meeting
  museum network office open partner people plan practice programme project quarter region report
  river road school season service skills station street summit survey team theatre town trust union
  valley village voice volunteer walk water welfare winter work workshop year youth zone`
    .trim()
    .split(/\s+/)

const word = (index: number): string => words[index % words.length] as string
const sentence = (from: number, length: number): string => {
  const said = Array.from({ length }, (_, index) => word(from + index * 7)).join(' ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}
const day = (index: number): string => `2009-05-${String((index % 28) + 1).padStart(2, '0')}`

/** What an item of each type says beside its title and body. */
const own: Record<string, (index: number) => Record<string, unknown>> = {
  'special-alert': (index) => ({ date: day(index), venue: sentence(index, 3) }),
  events: (index) => ({
    date: day(index),
    until: index % 3 === 0 ? '2009-06-02' : undefined,
    time: '14:00-16:00',
    venue: `${sentence(index, 3)}, Hartlebridge HB9 4PT`,
    cost: 'Free',
    booking: { url: `https://example.org/book/${index}`, by: '2009-04-30' },
  }),
  'other-events': (index) => ({ date: 'tbc', venue: 'tbc', organiser: sentence(index, 4) }),
  learning: (index) => ({ topics: [sentence(index, 2), sentence(index + 1, 3)], places: 30 }),
  resources: (index) => ({ publisher: sentence(index, 3) }),
  publications: (index) => ({
    publisher: sentence(index, 3),
    published: '2009-04',
    format: '10 pages, PDF',
    ...(index % 3 === 0 && {
      image: { src: `https://example.org/${index}.jpg`, alt: 'A full hall' },
    }),
  }),
  funding: (index) => ({
    deadline: { date: day(index), time: '17:00', for: 'Applications' },
    funder: sentence(index, 3),
    amount: `£${index + 1},500,000`,
  }),
  consultation: (index) => ({ deadline: day(index), owner: sentence(index, 4) }),
}

/** Some 370 characters, as an item of issue 15 has on average; each fourth one with a list. */
function body(index: number): string {
  const paragraphs = [
    `${sentence(index, 20)}. ${sentence(index + 3, 18)}.`,
    `${sentence(index + 5, 12)}.`,
  ]
  const list = Array.from({ length: 3 }, (_, at) => `- ${sentence(index + at, 3)}`).join('\n')
  return [...paragraphs, ...(index % 4 === 0 ? [list] : [])].join('\n\n')
}

function item(type: string, index: number): Record<string, unknown> {
  return {
    title: `${sentence(index * 5, 7)} ${index + 1}`,
    ...own[type]?.(index),
    body: body(index),
    ...(index % 3 !== 2 && {
      links: [{ text: `Read the ${word(index)} report`, url: `https://example.org/read/${index}` }],
    }),
    ...(index % 6 === 0 && { contact: 'budgeting' }),
    ...(index % 7 === 0 && { quote: { text: `${sentence(index, 24)}.`, by: 'A delegate' } }),
  }
}

/** A made-up issue of so many items, evenly in sections of every type: the same one every time. */
export function longIssue(count: number) {
  const types = Object.keys(sectionTypes)
  const sections = types.map((type, place) => {
    const from = Math.round((place * count) / types.length)
    const to = Math.round(((place + 1) * count) / types.length)
    const items = Array.from({ length: to - from }, (_, index) => item(type, from + index))
    return { type, heading: `${sentence(place, 2)} ${type}`, items }
  })
  return { number: 30, date: '2009-04-20', sections }
}
