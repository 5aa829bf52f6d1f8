import { nearest } from '../../diagnostic.ts'

type Stats = Record<string, Record<string, Record<string, string>>>
export type Feature = {
  title: string
  category: 'css' | 'html' | 'image' | 'others'
  /** Where caniemail tells of it, and of what works instead. */
  url: string
  stats: Stats
}
type Names = { family: Record<string, string>; platform: Record<string, string> }

/** What caniemail knows: its data, without its program. */
type Data = { nicenames: Names; data: Feature[] }

/** What mail programs do not know, by caniemail's data. */
export type Support = {
  features: readonly Feature[]
  /** Those of the clients that do not support a feature, in their newest version. */
  without(feature: Feature, clients: readonly string[]): string[]
  isKnown(client: string): boolean
  /** The client that a misspelt one may mean. */
  near(client: string): string | undefined
  /** Clients in words, one family after the other: `Gmail (iOS, Android), Outlook (Windows)`. */
  named(clients: readonly string[]): string
}

/** The data is half a megabyte: loaded when it is needed, and once. */
const loaded: { support?: Promise<Support> } = {}

export function loadSupport(): Promise<Support> {
  loaded.support ??= load()
  return loaded.support
}

async function load(): Promise<Support> {
  const { default: caniemail } = await import('caniemail/caniemail.json', {
    with: { type: 'json' },
  })
  const { data: features, nicenames } = caniemail as Data
  const all = new Set(features.flatMap(({ stats }) => clientsIn(stats)))
  return {
    features,
    without: ({ stats }, clients) => clients.filter((client) => isWithout(stats, client)),
    isKnown: (client) => all.has(client),
    near: (client) => nearest(client, all),
    named: (clients) => inWords(clients, nicenames),
  }
}

const clientsIn = (stats: Stats): string[] =>
  Object.entries(stats).flatMap(([family, platforms]) =>
    Object.keys(platforms).map((platform) => `${family}.${platform}`),
  )

/** `y` is support, `a` support in part, `n` none, `u` unknown; a note may follow. */
function isWithout(stats: Stats, client: string): boolean {
  const [family = '', platform = ''] = client.split('.')
  const versions = Object.entries(stats[family]?.[platform] ?? {})
  const newest = versions.sort(([a], [b]) => compareVersions(a, b)).at(-1)
  return newest?.[1].startsWith('n') ?? false
}

/** Versions are numbers with stops (`10.3`) or months (`2023-04`). */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number))
  for (const [index, number] of (left ?? []).entries()) {
    const difference = number - (right?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return (left?.length ?? 0) - (right?.length ?? 0)
}

function inWords(clients: readonly string[], { family, platform }: Names): string {
  const families = new Map<string, string[]>()
  for (const client of clients) {
    const [house = '', kind = ''] = client.split('.')
    families.set(house, [...(families.get(house) ?? []), shorter[kind] ?? platform[kind] ?? kind])
  }
  const parts = [...families].map(
    ([house, kinds]) => `${family[house] ?? house} (${kinds.join(', ')})`,
  )
  return parts.join(', ')
}

const shorter: Record<string, string> = {
  'desktop-webmail': 'web',
  'mobile-webmail': 'mobile web',
  'outlook-com': 'Outlook.com',
}
