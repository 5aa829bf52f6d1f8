import { nearest, type Severity } from '../diagnostic.ts'
import type { Newsroom, Person } from '../model.ts'
import type { Check } from './check.ts'
import { belongsTo, ownHosts } from './links/hosts.ts'
import { contactsOf, digitsOf, domainOf, type Named, plain } from './links/people.ts'
import { spotOf } from './links/spot.ts'

/** A contact written out that the register has, or should have. */
export const stranger: Check = {
  code: 'stranger',
  severity: 'warning',
  family: 'links',
  about: 'A contact written out who is in the register already, or who is one of yours and is not.',
  why: 'An address that is written out in every item is wrong in some of them: when a desk moves, only the register is changed. One of your own that it does not know is often a misprint.',
  bad: '# newswire.yaml has desk: { role: Events desk, email: desk@harbour.example.net }\ncontact: { role: Events desk, email: dsek@harbour.example.net }',
  good: 'contact: desk',
  check: (context) => {
    const { newsroom, issue } = context
    if (Object.keys(newsroom.people).length === 0) return []
    const named = contactsOf(issue)
    const isUsed = named.some(({ contact }) => typeof contact === 'string')
    return named.flatMap(({ contact, path, base }) => {
      if (typeof contact === 'string') return []
      const isNew = !isListed(contact, newsroom)
      const told =
        knownAs(contact, newsroom) ??
        misnamed(contact, newsroom) ??
        (isNew ? missing(contact, newsroom) : undefined) ??
        (isNew && isUsed ? outsider(contact, base) : undefined)
      if (!told) return []
      const { field, ...found } = told
      return [{ ...found, ...spotOf(context, [...path, field]) }]
    })
  },
}

type Told = { message: string; hint: string; field: keyof Person; severity?: Severity }

// ---------------------------------------------------------------- in the register

function knownAs(person: Person, { people }: Newsroom): Told | undefined {
  for (const [key, entry] of Object.entries(people)) {
    const field = sharedBy(person, entry)
    if (!field) continue
    const other = unlike(person, entry)
    if (!other) {
      const message = `\`${person[field]}\` is in the register, as \`${key}\`.`
      return { message, hint: `Write \`contact: ${key}\`.`, field }
    }
    const message = `The register has \`${entry[other]}\` for \`${person[field]}\`.`
    return {
      message,
      hint: `Put right what is wrong, and write \`contact: ${key}\`.`,
      field: other,
    }
  }
  return undefined
}

/** By what two people are one. A desk's number or address may be that of several people with names. */
function sharedBy(one: Person, other: Person): keyof Person | undefined {
  const names = [plain(one.name), plain(other.name)]
  if (names[0] && names[0] === names[1]) return 'name'
  if (names[0] && names[1]) return undefined
  if (one.email) return plain(one.email) === plain(other.email) ? 'email' : undefined
  const number = digitsOf(one.phone)
  return number.length > 5 && number === digitsOf(other.phone) ? 'phone' : undefined
}

/** What the two have and is not the same. */
function unlike(one: Person, other: Person): 'email' | 'phone' | undefined {
  const isOther = (a: string, b: string) => a !== '' && b !== '' && a !== b
  if (isOther(plain(one.email), plain(other.email))) return 'email'
  return isOther(digitsOf(one.phone), digitsOf(other.phone)) ? 'phone' : undefined
}

/** The address or the number is known, and a name is beside it that is nearly the one in the register. */
function misnamed(person: Person, { people }: Newsroom): Told | undefined {
  const { name, email, phone } = person
  if (!name) return undefined
  for (const [key, entry] of Object.entries(people)) {
    if (!entry.name || !isNearly(plain(name), plain(entry.name))) continue
    const isMail = email !== undefined && plain(email) === plain(entry.email)
    if (!isMail && (digitsOf(phone).length < 6 || digitsOf(phone) !== digitsOf(entry.phone))) {
      continue
    }
    return {
      message: `\`${isMail ? email : phone}\` is the ${isMail ? 'address' : 'number'} of \`${key}\`, who is \`${entry.name}\` in the register.`,
      hint: `Write \`contact: ${key}\`, or mend the name.`,
      field: 'name',
    }
  }
  return undefined
}

/** A slip or two apart, or `Jo` and `J.` for `Joanna` with the same surname: several people may have one desk. */
const isNearly = (name: string, other: string): boolean =>
  nearest(name, [other]) !== undefined ||
  (name[0] === other[0] && name.split(' ').at(-1) === other.split(' ').at(-1))

/** The register has this address, if of a colleague. */
const isListed = ({ email }: Person, { people }: Newsroom): boolean =>
  email !== undefined && Object.values(people).some((each) => plain(each.email) === plain(email))

// ---------------------------------------------------------------- not in it

/** Where anybody may have a letter box. */
const anybodys =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|aol|btinternet|gmx|proton)\b/

/** An address of the house that the register does not know. */
function missing({ email }: Person, newsroom: Newsroom): Told | undefined {
  if (!email) return undefined
  const entries = Object.entries(newsroom.people)
  const domain = domainOf(email)
  const ours = [
    ...ownHosts(newsroom).map((host) => host.replace(/^www\./, '')),
    ...entries.map((entry) => domainOf(entry[1].email)).filter((each) => !anybodys.test(each)),
  ]
  if (!ours.some((each) => each !== '' && belongsTo(domain, each))) return undefined
  const neighbours = entries.filter((entry) => domainOf(entry[1].email) === domain)
  const locals = new Map(neighbours.map(([key, entry]) => [plain(entry.email).split('@')[0], key]))
  const near = nearest(
    plain(email).split('@')[0] ?? '',
    [...locals.keys()].filter((local) => local !== undefined),
  )
  const key = near && locals.get(near)
  return {
    message: `\`${email}\` is one of yours, and not in the register.`,
    hint: key
      ? `Is it \`${newsroom.people[key]?.email}\`? Then write \`contact: ${key}\`.`
      : 'Add it to `people` in newswire.yaml, and write its key here.',
    field: 'email',
  }
}

/** Where the house itself invites. */
const own: readonly Named['base'][] = ['events', 'learning']

/** Somebody from elsewhere, where the house itself invites: with other people's events this is usual. */
function outsider(person: Person, base: string): Told | undefined {
  const field = person.email ? 'email' : 'name'
  if (!own.includes(base) || !person[field]) return undefined
  return {
    message: `\`${person[field]}\` is not in the register.`,
    hint: 'If readers will write there again, add it to `people` in newswire.yaml.',
    field,
    severity: 'info',
  }
}
