import { beforeAll, describe, expect, it } from 'vitest'
import { changesOf, sentences, summedUp } from '../src/changes.ts'
import { buildIssue, findIssues, type Issue, type Newsroom } from '../src/index.ts'
import type { Item, Section } from '../src/model.ts'
import { newsroom } from './support/mails.ts'
import { root } from './support/program.ts'

let house: Newsroom
let issue: Issue

beforeAll(async () => {
  house = await newsroom()
  const [path = ''] = await findIssues(house, ['16'], { all: false, cwd: root })
  issue = (await buildIssue(path, house)).issue as Issue
})

/** Issue 16 with a change; the changes of it, as sentences. */
function told(change: (copy: Issue) => unknown, settings?: Partial<Newsroom>): string[] {
  const copy = structuredClone(issue)
  change(copy)
  const now = settings ? { ...house, ...settings } : house
  return sentences(changesOf(issue, copy, now, house)).map(({ text }) => text)
}

const sectionOf = (copy: Issue, heading: string): Section =>
  copy.sections.find((each) => each.heading === heading) as Section
const itemOf = (copy: Issue, title: string): Item =>
  copy.sections.flatMap(({ items }) => items).find((each) => each.title?.startsWith(title)) as Item

const event: Item = { title: 'Summer conference', date: '2009-06-04', venue: 'Alder House' }
const grant = 'Migration Impacts Fund: apply by 1 May'
const guide = 'Planning together'

describe('the sentences', () => {
  it.each<[sentence: string, change: (copy: Issue) => unknown]>([
    [
      'section *Events* added with 1 event: *Summer conference*, 4 June',
      ({ sections }) => sections.push({ type: 'events', base: 'events', items: [event] }),
    ],
    [
      'section *Events* added with 2 events: *Summer conference*, 4 June; *Picnic*, date to be confirmed',
      ({ sections }) =>
        sections.push({
          ...{ type: 'events', base: 'events' },
          items: [event, { title: 'Picnic', date: 'tbc' }],
        }),
    ],
    [
      'section *Funding news* removed with 1 grant: *Migration Impacts Fund: apply by 1 May*, deadline 1 May',
      (copy) => copy.sections.splice(2, 1),
    ],
    [
      'section *Funding news* renamed *Money*',
      (copy) => {
        sectionOf(copy, 'Funding news').heading = 'Money'
      },
    ],
    [
      'type of section *Funding news* changed from funding to consultation',
      (copy) => {
        Object.assign(sectionOf(copy, 'Funding news'), {
          type: 'consultation',
          base: 'consultation',
        })
      },
    ],
    [
      'section *Have your say* moved above *New PtP publications*',
      ({ sections }) => sections.unshift(...sections.splice(4, 1)),
    ],
    [
      'section *New PtP publications* moved below *Have your say*',
      ({ sections }) => sections.push(...sections.splice(0, 1)),
    ],
    [
      'introduction of section *Funding news* added',
      (copy) => {
        sectionOf(copy, 'Funding news').intro = 'One grant.'
      },
    ],
    [
      '1 grant added: *Small grants*, deadline 3 July',
      (copy) =>
        sectionOf(copy, 'Funding news').items.push({
          title: 'Small grants',
          deadline: { date: '2009-07-03' },
          body: 'For all.',
        }),
    ],
    [
      '2 publications removed: *Working better together? Managing local strategic partnerships*; *Planning together*',
      (copy) => sectionOf(copy, 'New publications – other').items.splice(0, 2),
    ],
    [
      '*Community empowerment: new reports* moved above *Working better together? Managing local strategic partnerships*',
      (copy) => {
        const { items } = sectionOf(copy, 'New publications – other')
        items.unshift(...items.splice(2, 1))
      },
    ],
    [
      '*Planning together* moved from section *New publications – other* to *New PtP publications*',
      (copy) => {
        const { items } = sectionOf(copy, 'New publications – other')
        sectionOf(copy, 'New PtP publications').items.push(...items.splice(1, 1))
      },
    ],
    [
      '*Planning together* renamed *Planning side by side*',
      (copy) => {
        itemOf(copy, guide).title = 'Planning side by side'
      },
    ],
    [
      'deadline of *Migration Impacts Fund: apply by 1 May* moved from 1 May to 8 May',
      (copy) => {
        itemOf(copy, grant).deadline = { date: '2009-05-08', time: { start: 1020 } }
      },
    ],
    [
      'deadline of *Migration Impacts Fund: apply by 1 May* moved from 1 May 2009 to 8 January 2010',
      (copy) => {
        itemOf(copy, grant).deadline = { date: '2010-01-08', time: { start: 1020 } }
      },
    ],
    [
      'deadline of *Migration Impacts Fund: apply by 1 May* moved from 1 May, 5pm to 1 May, noon',
      (copy) => {
        itemOf(copy, grant).deadline = { date: '2009-05-01', time: { start: 720 } }
      },
    ],
    [
      'deadline of *Migration Impacts Fund: apply by 1 May* removed: 1 May, 5pm',
      (copy) => {
        delete itemOf(copy, grant).deadline
      },
    ],
    [
      'deadline for *Late bids* of *Migration Impacts Fund: apply by 1 May* added: 3 July',
      (copy) => {
        itemOf(copy, grant).deadlines = [{ date: '2009-07-03', for: 'Late bids' }]
      },
    ],
    [
      'purpose of the deadline of *Migration Impacts Fund: apply by 1 May* added: “First bids”',
      (copy) => {
        Object.assign(itemOf(copy, grant).deadline as object, { for: 'First bids' })
      },
    ],
    [
      'venue of *Planning together* added: “Alder House”',
      (copy) => {
        itemOf(copy, guide).venue = 'Alder House'
      },
    ],
    [
      'date of *Planning together* added: to be confirmed',
      (copy) => {
        itemOf(copy, guide).date = 'tbc'
      },
    ],
    [
      'time of *Planning together* added: “2pm to 4pm”',
      (copy) => {
        itemOf(copy, guide).time = { start: 840, end: 960 }
      },
    ],
    [
      'online address of *Planning together* added: https://example.org/join',
      (copy) => {
        itemOf(copy, guide).online = 'https://example.org/join'
      },
    ],
    [
      'date of publication of *Planning together* changed from “April 2009” to 2008',
      (copy) => {
        itemOf(copy, guide).published = '2008'
      },
    ],
    [
      'the words of *Planning together* changed (1 word)',
      (copy) => {
        const item = itemOf(copy, guide)
        item.body = item.body?.replace('planners', 'designers') as string
      },
    ],
    [
      'text of *Planning together* removed',
      (copy) => {
        delete itemOf(copy, guide).body
      },
    ],
    [
      'the layout of *Planning together* changed',
      (copy) => {
        const item = itemOf(copy, guide)
        item.body = item.body?.replace('planners', '*planners*') as string
      },
    ],
    [
      'links in the text of *Planning together* changed',
      (copy) => {
        const item = itemOf(copy, guide)
        item.body = item.body?.replace('planners', '[planners](https://example.org/them)') as string
      },
    ],
    [
      'link *Buy it* of *Planning together* added',
      (copy) => itemOf(copy, guide).links?.push({ text: 'Buy it', url: 'https://example.org/buy' }),
    ],
    [
      'link of *Planning together* changed from “Read Planning together” to “Read the guide”',
      (copy) => {
        Object.assign(itemOf(copy, guide).links?.[0] as object, { text: 'Read the guide' })
      },
    ],
    [
      'address of the link *Read Planning together* of *Planning together* is now https://example.org/2',
      (copy) => {
        Object.assign(itemOf(copy, guide).links?.[0] as object, { url: 'https://example.org/2' })
      },
    ],
    [
      '2 links of *PtP briefing note: Sustainable Communities Act* changed',
      (copy) => {
        for (const link of itemOf(copy, 'PtP briefing').links ?? []) link.url += '/new'
      },
    ],
    [
      'order of the links of *PtP briefing note: Sustainable Communities Act* changed',
      (copy) => itemOf(copy, 'PtP briefing').links?.reverse(),
    ],
    [
      'subject added: “Money to apply for”',
      (copy) => {
        copy.subject = 'Money to apply for'
      },
    ],
    [
      'date of the issue moved from 20 April to 27 April',
      (copy) => {
        copy.date = '2009-04-27'
      },
    ],
    [
      'number of the issue changed from 16 to 17',
      (copy) => {
        copy.number = 17
      },
    ],
    [
      'the words of the welcome changed (34 words)',
      (copy) => {
        copy.intro = 'Hello.'
      },
    ],
  ])('say: %s', (sentence, change) => {
    expect(told(change)).toEqual([sentence])
  })

  it('are none where lines are broken elsewhere, or a default is written out', () => {
    const rewrapped = (copy: Issue) => {
      const item = itemOf(copy, guide)
      item.body = (item.body as string).replaceAll('\n', ' ').trim()
      item.title = ' Planning  together'
      sectionOf(copy, 'Funding news').items = [...sectionOf(copy, 'Funding news').items]
      copy.intro = house.intro as string
      const last = copy.sections.at(-1) as Section
      last.heading = 'Have your say'
    }
    expect(told(rewrapped)).toEqual([])
  })

  it('tell what changed in newswire.yaml as readers see it', () => {
    const none = () => undefined
    const programme = { ...house.people.programme, email: 'hello@example.org' }
    expect(told(none, { people: { ...house.people, programme } })).toEqual([
      'contact of *New learning module pack: economic development* changed from “Programme team, programme@example.org” to “Programme team, hello@example.org”',
    ])
    expect(told(none, { people: { ...house.people, events: { email: 'x@example.org' } } })).toEqual(
      [],
    )
    expect(told(none, { footer: 'We are PtP.' })).toEqual([
      'the words of the paragraph at the foot changed (38 words)',
    ])
    expect(told(none, { theme: 'letter' })).toEqual(['theme changed from newswire to letter'])
    expect(
      told(none, { glossary: { ...house.glossary, LSP: 'a partnership', MBTI: 'x', OPQ: 'y' } })[0],
    ).toBe('explanation *LSP* changed from “local strategic partnership” to “a partnership”')
    const sections = { 'have-your-say': { extends: 'consultation', heading: 'Tell us' } }
    expect(told(none, { sections })).toEqual(['section *Have your say* renamed *Tell us*'])
  })

  it('sum up what they leave out, without naming the item again', () => {
    const copy = structuredClone(issue)
    const [first, second] = itemOf(copy, 'PtP briefing').links as [object, object]
    Object.assign(first, { text: 'Read our note' })
    Object.assign(second, { url: 'https://example.org/x' })
    const [sentence] = sentences(changesOf(issue, copy, house))
    expect(summedUp(sentence as NonNullable<typeof sentence>).map(({ text }) => text)).toEqual([
      'link changed from “Read the briefing note” to “Read our note”',
      'address of the link *Read the LGC article* is now https://example.org/x',
    ])
  })
})

describe('items are the same', () => {
  it('by their id, whatever else they say', () => {
    const before = structuredClone(issue)
    itemOf(before, guide).id = 'guide'
    const after = structuredClone(before)
    Object.assign(itemOf(after, guide), {
      title: 'Quite new',
      body: 'Nothing is as it was here.',
      links: [],
    })
    const changes = changesOf(before, after, house)
    expect(changes.filter(({ kind }) => kind !== 'changed')).toEqual([])
  })

  it('by their likeness, the best for all and not for the first that comes', () => {
    const body = 'One two three four five six seven eight nine ten eleven twelve thirteen'.split(
      ' ',
    )
    const item = (title: string, words: readonly string[]): Item => ({
      title,
      body: `${words.join('xxxx ')}.`,
    })
    const of = (items: Item[]): Issue => ({
      ...{ number: 1, date: '2009-04-20' },
      sections: [{ type: 'news', base: 'news', items }],
    })
    // The first old item is like both new ones, the second only like one of them.
    const before = of([item('A', body), item('B', body.slice(0, 8))])
    const after = of([item('C', body.slice(0, 10)), item('D', [...body, 'more', 'words'])])
    expect(sentences(changesOf(before, after, house)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['*B* renamed *C*', '*A* renamed *D*']),
    )
  })

  it('not if they have little in common', () => {
    expect(
      told((copy) => {
        const { items } = sectionOf(copy, 'Funding news')
        items[0] = {
          title: 'Arts bursaries',
          body: 'Painters may write to us.',
          deadline: { date: '2009-09-01' },
        }
      }),
    ).toEqual([
      '1 grant removed: *Migration Impacts Fund: apply by 1 May*, deadline 1 May',
      '1 grant added: *Arts bursaries*, deadline 1 September',
    ])
  })
})

describe('the time it takes', () => {
  const worst = (word: string) => Array.from({ length: 3400 }, (_, index) => word + index).join(' ')
  const crowd = (word: string): Section => ({
    ...{ type: 'news', base: 'news' },
    items: Array.from({ length: 1000 }, (_, index) => ({
      ...{ title: `${word} ${index}`, body: `${word} body ${index % 7} ${(index * 13) % 101}` },
    })),
  })

  it.each<[what: string, make: (word: string) => Section[]]>([
    [
      'a text of which every word is another',
      (word) => [{ type: 'news', base: 'news', items: [{ title: 'A', body: worst(word) }] }],
    ],
    ['a thousand items that are all others', (word) => [crowd(word)]],
  ])('is short for %s', (_, make) => {
    const start = performance.now()
    const changes = changesOf(
      { ...issue, sections: make('one') },
      { ...issue, sections: make('two') },
      house,
    )
    expect(changes.length).toBeGreaterThan(0)
    // A hundred times what it takes: it must not grow with the square or the cube.
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
