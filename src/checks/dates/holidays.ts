import type { Day, Newsroom } from '../../model.ts'

/** A day on which nobody works: `Easter Monday`, and where it is one when that is not everywhere. */
type Holiday = { name: string; where?: string }

/** The public holiday on a day, in the newsroom's country. */
export type Holidays = (day: Day) => Holiday | undefined

/** A cache of pure values: the calendars of a country take a tenth of a second. */
const known = new WeakMap<Newsroom, Promise<Holidays>>()

/** The holidays of the newsroom's country; none where nobody can tell which country it is. */
export function holidaysOf(newsroom: Newsroom): Promise<Holidays> {
  const holidays = known.get(newsroom) ?? load(newsroom)
  known.set(newsroom, holidays)
  return holidays
}

/** A country of more parts than this has its holidays in common; and 51 calendars take long. */
const mostParts = 20

async function load({ language, timezone }: Newsroom): Promise<Holidays> {
  const { default: Calendar } = await import('date-holidays')
  const atlas = new Calendar()
  const country = countryOf(language, timezone, Object.keys(atlas.getCountries()), (code) => {
    atlas.init(code)
    return atlas.getTimezones()
  })
  if (!country) return () => undefined

  const states = Object.entries(atlas.getStates(country) ?? {})
  const parts = states.length > mostParts ? [] : states
  const options = {
    types: ['public', 'bank'] as ('public' | 'bank')[],
    languages: [language.split('-')[0] ?? 'en', 'en'],
  }
  const whole = byDay(new Calendar(country, options))
  const partial = parts.map(([code, name]) => ({
    name,
    on: byDay(new Calendar(country, code, options)),
  }))
  return (day) => {
    const having = partial.flatMap(({ on }) => on(day) ?? [])
    const name = having[0] ?? whole(day)
    if (name === undefined) return undefined
    const lacking = partial.filter(({ on }) => on(day) === undefined)
    // What is kept in a few parts only is no reason not to meet.
    if (having.length < lacking.length) return undefined
    const except = lacking.map((part) => part.name)
    return { name, ...(except.length > 0 && { where: `not in ${except.join(' or ')}` }) }
  }
}

type Calendar = InstanceType<typeof import('date-holidays').default>

/** The name of the holiday on a day. Half holidays, which begin in the afternoon, are none. */
function byDay(calendar: Calendar): (day: Day) => string | undefined {
  const years = new Map<string, Map<Day, string>>()
  return (day) => {
    const year = day.slice(0, 4)
    const names = years.get(year) ?? new Map()
    if (!years.has(year)) {
      for (const { date, name } of calendar.getHolidays(year)) {
        if (date.includes(' 00:00')) names.set(date.slice(0, 10), name)
      }
      years.set(year, names)
    }
    return names.get(day)
  }
}

/**
 * The country in whose time zone the newsroom is; of several, the one in which its language is
 * chiefly spoken, which for `en-GB` is Great Britain and for `it` Italy.
 */
function countryOf(
  language: string,
  timezone: string,
  countries: readonly string[],
  zonesOf: (country: string) => readonly string[] | undefined,
): string | undefined {
  const region = new Intl.Locale(language).maximize().region
  const isThere = (country: string) => zonesOf(country)?.includes(timezone) ?? false
  if (region && countries.includes(region) && isThere(region)) return region
  const there = countries.filter(isThere)
  return there.length === 1 ? there[0] : undefined
}
