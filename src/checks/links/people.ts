import type { Contact, Issue, Path } from '../../model.ts'

/** Somebody to whom an item sends its readers: a key of the register, or the person written out. */
export type Named = { contact: Contact; path: Path; base: string }

/** All contacts of an issue in its order. */
export const contactsOf = (issue: Issue): Named[] =>
  issue.sections.flatMap(({ base, items }, s) =>
    items.flatMap(({ contact, booking }, i) => {
      const path: Path = ['sections', s, 'items', i]
      return [
        ...named(booking?.contact, [...path, 'booking', 'contact'], base),
        ...named(contact, [...path, 'contact'], base),
      ]
    }),
  )

const named = (contact: Contact | undefined, path: Path, base: string): Named[] =>
  contact === undefined ? [] : [{ contact, path, base }]

/** What is after the `@`. */
export const domainOf = (email = ''): string => email.toLowerCase().split('@')[1] ?? ''

/** A name or an address as it is compared. */
export const plain = (text = ''): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** `01632 960001` and `+44 1632 960001` are one number. */
export const digitsOf = (phone = ''): string =>
  phone.replace(/\D/g, '').replace(/^(?:00)?44|^0/, '')
