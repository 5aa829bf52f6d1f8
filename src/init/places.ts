import type { Choice } from '../draft.ts'

/** The languages that newswire has words for, as their speakers call them, and where they are told. */
const places: Readonly<Record<string, { name: string; zone: string }>> = {
  'en-GB': { name: 'English (United Kingdom)', zone: 'Europe/London' },
  'en-IE': { name: 'English (Ireland)', zone: 'Europe/Dublin' },
  'en-US': { name: 'English (United States)', zone: 'America/New_York' },
  'en-AU': { name: 'English (Australia)', zone: 'Australia/Sydney' },
  de: { name: 'Deutsch', zone: 'Europe/Berlin' },
  es: { name: 'Español', zone: 'Europe/Madrid' },
  fr: { name: 'Français', zone: 'Europe/Paris' },
  it: { name: 'Italiano', zone: 'Europe/Rome' },
  nl: { name: 'Nederlands', zone: 'Europe/Amsterdam' },
  pl: { name: 'Polski', zone: 'Europe/Warsaw' },
  'pt-BR': { name: 'Português (Brasil)', zone: 'America/Sao_Paulo' },
  'pt-PT': { name: 'Português (Portugal)', zone: 'Europe/Lisbon' },
  ar: { name: 'العربية', zone: 'UTC' },
  he: { name: 'עברית', zone: 'Asia/Jerusalem' },
}

/** The answer that stands for a language which is not in the list. */
export const another = 'another'

export const languageChoices = (): Choice[] => [
  ...Object.entries(places).map(([value, { name }]) => ({ value, name, note: value })),
  { value: another, name: 'Another …', note: 'Labels such as “Deadline” will be English.' },
]

export const zoneChoices = (): Choice[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({ value: zone, name: zone }))

/** Where most readers of a language live. London is the default of the settings too. */
export const zoneFor = (language: string): string =>
  places[language]?.zone ?? places[language.replace(/-.*/, '')]?.zone ?? 'Europe/London'
