import type { Person } from '../model.ts'
import { namer, slug } from '../slug.ts'
import { faultOfAnswer, helpFor } from '../validate/answers.ts'
import type { Choice } from './question.ts'
import { part, questionOf, type Task, type Way } from './ways.ts'

const somebodyElse = '+'
const nobody = '-'
/** No key begins with `:`, so none is taken for one of the two answers above. */
const keyed = (key: string): string => `:${key}`

/** A contact: picked from the register by typing, added to it, or written out for this item alone. */
export const contact: Way = async (task) => {
  const people = { ...task.newsroom.people, ...task.added }
  const { required } = helpFor(task.form, task.path)
  const choices: Choice[] = Object.entries(people).map(([key, person]) => ({
    value: keyed(key),
    name: described(key, person),
  }))
  choices.push({
    value: somebodyElse,
    name: 'Somebody else …',
    note: 'You are asked who.',
    always: true,
  })
  if (!required) choices.push({ value: nobody, name: 'Nobody', always: true })

  const answer = await task.ask({
    kind: 'search',
    ...questionOf(task),
    about: 'From the register of people, or somebody else.',
    choices,
    ...(typeof task.value === 'string' && { proposal: keyed(task.value) }),
  })
  if (answer === nobody) return undefined
  return answer === somebodyElse ? askPerson(task) : answer.slice(1)
}

/** `Events desk · events@example.org` */
const described = (key: string, { name, role, email, phone }: Person): string =>
  [[name, role].filter(Boolean).join(', ') || key, email ?? phone].filter(Boolean).join(' · ')

const parts = { role: 'Role', name: 'Name', email: 'Email', phone: 'Telephone' } as const

async function askPerson(task: Task): Promise<Person | string> {
  const person: Person = {}
  for (const name of ['role', 'name', 'email', 'phone'] as const) {
    const own = part(task, name, parts[name])
    const text = await task.ask({
      kind: 'line',
      ...questionOf(own),
      check: (text) =>
        text === '' ? missing(name, person) : faultOfAnswer(task.form, own.path, text),
    })
    if (text !== '') person[name] = text
  }
  return register(task, person)
}

/** What a contact cannot be without, found out at the last question that could supply it. */
function missing(name: keyof Person, { role, email }: Person): string | undefined {
  if (name === 'name' && !role) return 'Give a name or a role.'
  if (name === 'phone' && !email) return 'Give an email address or a telephone number.'
  return undefined
}

async function register(task: Task, person: Person): Promise<Person | string> {
  const { added, newsroom } = task
  if (!added) return person
  const answer = await task.ask({
    kind: 'choice',
    key: `${task.key}/register`,
    label: 'Keep this contact in the register?',
    choices: [
      {
        value: 'yes',
        name: 'Yes',
        note: 'newswire.yaml gets the contact when the issue is written.',
      },
      { value: 'no', name: 'No, for this item only' },
    ],
  })
  if (answer === 'no') return person
  const known = { ...newsroom.people, ...added }
  // A draft that is gone on with after its register was written meets the same person again.
  const same = Object.keys(known).find((key) => isSame(known[key], person))
  if (same) return same
  const key = namer(Object.keys(known))(slug(person.role ?? person.name ?? '') || 'contact')
  added[key] = person
  return key
}

const isSame = (a: Person | undefined, b: Person): boolean =>
  a !== undefined && (['name', 'role', 'email', 'phone'] as const).every((key) => a[key] === b[key])
