import * as v from 'valibot'
import { checkCodes } from '../diagnostic.ts'
import type { FieldName } from '../model.ts'
import { sectionTypes } from '../sections/index.ts'
import {
  explained,
  fields,
  line,
  map,
  person,
  prose,
  slug,
  table,
  webAddress,
  wholeNumber,
} from './fields.ts'

/** A register whose keys an author refers to. */
const register = <const S extends v.GenericSchema>(of: S) => v.optional(table(slug(), of), {})

const known = (test: (text: string) => boolean, code: 'bad-language' | 'bad-timezone') =>
  v.pipe(v.string(), v.check(test, code))

const isLanguage = (text: string) => {
  // `Intl` is loaded by the first call, which costs milliseconds: the common answer is known.
  if (/^en(-(GB|US|IE|AU|NZ|CA))?$/.test(text)) return true
  // `English` has the form of a tag, of a language that nobody speaks.
  if (!/^[a-z]{2,3}(-|$)/i.test(text)) return false
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

const isTimezone = (text: string) => {
  if (text === 'Europe/London' || text === 'UTC') return true
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined
  } catch {
    return false
  }
}

const optionalFields = Object.fromEntries(
  Object.entries(fields).map(([name, schema]) => [name, v.optional(schema)]),
) as unknown as Record<FieldName, v.OptionalSchema<v.GenericSchema, undefined>>

const level = () => v.optional(v.picklist(['off', 'info', 'warning', 'error'], 'bad-token'))

const limit = (usual: number, description: string) =>
  v.optional(explained(wholeNumber(), description, usual), usual)

const limits = {
  closing: limit(3, 'Days that a reader has before a deadline.'),
  title: limit(80, 'Characters of a title.'),
  subject: limit(60, 'Characters of the subject.'),
  body: limit(400, 'Words of a body.'),
  sentence: limit(40, 'Words of a sentence.'),
  readingAge: limit(18, 'Years of age at which a text can be read easily.'),
  earlier: limit(6, 'How many earlier issues are looked at.'),
}

/** What most readers of newsletters use. */
const usualClients = [
  'apple-mail.ios',
  'apple-mail.macos',
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.android',
  'outlook.windows',
  'outlook.outlook-com',
  'yahoo.desktop-webmail',
]

/** The schema of `newswire.yaml`: what an organisation settles once. */
export const settings = map('the settings file', {
  publication: explained(line(), 'The name of the newsletter.', 'newswire'),
  organisation: explained(
    map('an organisation', {
      name: explained(line(), 'Its full name.', 'Progress through Partnership'),
      short: v.optional(explained(line(), 'Its short name.', 'PtP')),
      strapline: v.optional(explained(line(), 'One line under the masthead.', 'News for partners')),
      address: v.optional(
        explained(
          line(),
          'The postal address, which the law asks for in bulk mail.',
          '1 High Street',
        ),
      ),
      website: v.optional(explained(webAddress(), 'Its website.', 'https://example.org')),
    }),
    'Who publishes it.',
    { name: 'Progress through Partnership', short: 'PtP' },
  ),
  language: v.optional(
    explained(known(isLanguage, 'bad-language'), 'The language of the mail (BCP 47).', 'en-GB'),
    'en-GB',
  ),
  timezone: v.optional(
    explained(known(isTimezone, 'bad-timezone'), 'Where its times are told.', 'Europe/London'),
    'Europe/London',
  ),
  intro: v.optional(explained(prose(), 'The welcome at the top of every issue.', 'Welcome.')),
  footer: v.optional(explained(prose(), 'The paragraph about you at the end.', 'We are …')),
  permission: v.optional(
    explained(line(), 'Why the reader receives this; else a sentence is made.', 'You signed up.'),
  ),
  theme: v.optional(
    explained(line(), 'A folder in templates/, or a built-in theme.', 'newswire'),
    'newswire',
  ),
  brand: explained(register(line()), 'Tokens of the theme in your own colours.', {
    accent: '#0b5a61',
  }),
  sections: explained(
    register(
      map('a section type', {
        extends: explained(
          v.picklist(Object.keys(sectionTypes), 'unknown-type'),
          'The section type that it is a kind of.',
          'consultation',
        ),
        heading: v.optional(explained(line(), 'Its heading.', 'Have your say')),
      }),
    ),
    'Section types of your own.',
    { 'have-your-say': { extends: 'consultation', heading: 'Have your say' } },
  ),
  people: explained(register(person()), 'The register of contacts.', {
    events: { role: 'Events desk', email: 'events@example.org' },
  }),
  glossary: explained(
    v.optional(table(line(), line()), {}),
    'Short forms and what they stand for, explained at first use.',
    { LSP: 'local strategic partnership' },
  ),
  snippets: explained(register(map('a snippet', optionalFields)), 'Items that recur, by a key.', {
    course: { title: 'The course', body: 'Three days …' },
  }),
  checks: explained(
    v.optional(
      map('the checks', Object.fromEntries(checkCodes.map((code) => [code, level()]))),
      {},
    ),
    'How serious the findings of a check are; `off` is never looked for.',
    { 'vague-link': 'error', spelling: 'off' },
  ),
  limits: explained(v.optional(map('the limits', limits), {}), 'From where on a check speaks.', {
    closing: 7,
    body: 300,
  }),
  words: explained(
    v.optional(v.array(line()), []),
    'Words that the spelling check does not know, and that are right.',
    ['Wealden'],
  ),
  clients: explained(
    v.optional(v.array(line()), usualClients),
    "The mail clients that your readers use, by caniemail's names.",
    ['outlook.windows', 'gmail.ios'],
  ),
  links: explained(
    v.optional(
      map('the links', {
        base: v.optional(
          explained(
            webAddress(),
            'Where the issues stand on the web.',
            'https://example.org/news/',
          ),
        ),
        unsubscribe: v.optional(
          explained(webAddress(), 'Where to unsubscribe.', 'https://example.org/unsubscribe'),
        ),
        tracking: explained(
          v.optional(table(line(), line()), {}),
          'Parameters added to links to your own website.',
          { utm_source: 'newswire' },
        ),
      }),
      {},
    ),
    'Addresses that every issue needs.',
    { base: 'https://example.org/news/' },
  ),
})

/** The schema of `theme.yaml`: what a theme lets a newsroom change, and how Markdown looks in it. */
export const themeForm = map('a theme', {
  description: explained(line(), 'What the theme is like.', 'The face of the product.'),
  extends: v.optional(
    explained(line(), 'The theme whose files serve where it has none.', 'newswire'),
  ),
  tokens: register(
    map('a token', {
      type: v.picklist(['color', 'length', 'font', 'text', 'url'], 'bad-token'),
      default: v.string(),
      description: line(),
    }),
  ),
  prose: v.optional(table(v.string(), line()), {}),
  contrast: v.optional(v.array(v.tuple([line(), line()])), []),
})
