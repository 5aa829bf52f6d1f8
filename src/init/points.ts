import type { Day, Path } from '../model.ts'
import { envelope, type Form } from '../validate/answers.ts'
import { settings } from '../validate/settings.ts'
import type { Charter } from './charter.ts'
import { zoneFor } from './places.ts'

/** What is taken where nobody is asked may depend on the folder's name, the day and earlier answers. */
export type Circumstances = { folder: string; today(timezone: string): Day }

/** One of the dozen questions: what it settles, and what validates the answer and explains it. */
export type Point = {
  flag: string
  label: string
  form: Form
  path: Path
  about?: string
  example?: string
  /** What is taken where nobody is asked, and proposed where somebody is. */
  fallback?(known: Partial<Charter>, circumstances: Circumstances): string
  /** The option has to be given where nobody can be asked. */
  isNeeded?: boolean
}

/** The questions, in the order in which they are asked; each has an option that answers it. */
export const points: Readonly<Record<keyof Charter, Point>> = {
  publication: {
    flag: '--publication',
    label: 'Name of the newsletter',
    form: settings,
    path: ['publication'],
    fallback: (_, { folder }) => folder,
    isNeeded: true,
  },
  organisation: {
    flag: '--organisation',
    label: 'Your organisation',
    form: settings,
    path: ['organisation', 'name'],
    fallback: () => 'Our organisation',
    isNeeded: true,
  },
  short: {
    flag: '--short',
    label: 'Its short name',
    form: settings,
    path: ['organisation', 'short'],
  },
  strapline: {
    flag: '--strapline',
    label: 'Strapline',
    form: settings,
    path: ['organisation', 'strapline'],
  },
  address: {
    flag: '--address',
    label: 'Postal address',
    form: settings,
    path: ['organisation', 'address'],
  },
  website: {
    flag: '--website',
    label: 'Website',
    form: settings,
    path: ['organisation', 'website'],
  },
  language: {
    flag: '--language',
    label: 'Language',
    form: settings,
    path: ['language'],
    fallback: () => 'en-GB',
  },
  timezone: {
    flag: '--timezone',
    label: 'Time zone',
    form: settings,
    path: ['timezone'],
    fallback: ({ language = '' }) => zoneFor(language),
  },
  theme: {
    flag: '--theme',
    label: 'Theme',
    form: settings,
    path: ['theme'],
    fallback: () => 'newswire',
  },
  accent: {
    flag: '--accent',
    label: 'Your colour',
    form: settings,
    path: ['brand', 'accent'],
    about: 'For headings and buttons; dark enough to be read on white.',
    example: '#0b5a61',
  },
  email: {
    flag: '--email',
    label: 'Address for answers',
    form: settings,
    path: ['people', 'office', 'email'],
    about: 'Where readers write to; it becomes the first of your contacts.',
    example: 'office@example.org',
  },
  unsubscribe: {
    flag: '--unsubscribe',
    label: 'Where to unsubscribe',
    form: settings,
    path: ['links', 'unsubscribe'],
  },
  number: {
    flag: '--first-number',
    label: 'Number of the first issue',
    form: envelope,
    path: ['number'],
    example: '1',
    fallback: () => '1',
  },
  date: {
    flag: '--date',
    label: 'Day of the first issue',
    form: envelope,
    path: ['date'],
    example: '18 May 2009',
    fallback: ({ timezone = 'UTC' }, { today }) => today(timezone),
  },
}
