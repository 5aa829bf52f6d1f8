import { UserError } from '../../diagnostic.ts'
import type { Ask } from '../../draft.ts'
import { painter } from '../../report.ts'
import type { ItemName, SectionName } from './items.ts'
import type { Desk } from './open.ts'

/** What is missing, and the option or argument that would have given it. */
export type Missing = { what: string; give: string }

/**
 * Asks at the terminal what the command line left open. Throws a `UserError` that names the option
 * where nobody can be asked, or a program is to read the answer. The prompts are loaded only now: most commands never need them.
 */
export async function askFor<T>(
  { setting: { io, colour, json }, newsroom }: Pick<Desk, 'setting' | 'newsroom'>,
  { what, give }: Missing,
  flow: (ask: Ask) => Promise<T>,
): Promise<T> {
  const { isInteractive, atOnce } = await import('../../prompts.ts')
  if (!json && isInteractive(io)) return atOnce(io, newsroom, { colour: colour('stdout') }, flow)
  const why = json ? 'nothing is asked with `--json`' : 'there is no terminal to ask at'
  throw new UserError(`${what}, and ${why}.`, `Give ${give}.`)
}

/** Lets the editor pick an item by typing. */
export async function pickItem(desk: Desk, sections: readonly SectionName[]): Promise<ItemName> {
  const items = sections.flatMap((section) => section.items)
  if (items.length === 0) throw new UserError(`\`${desk.file}\` has no items yet.`)
  const missing = { what: 'No item is named', give: 'its id, or section and number like `2/1`' }
  const place = await askFor(desk, missing, (ask) =>
    ask({
      kind: 'search',
      key: 'item',
      label: 'Which item?',
      choices: items.map(({ place, title }) => ({ value: place, name: title, note: place })),
    }),
  )
  return items.find((item) => item.place === place) as ItemName
}

/** Lets the editor pick one of some sections. */
export async function pickSection(
  desk: Desk,
  sections: readonly SectionName[],
  label: string,
  give: string,
): Promise<SectionName> {
  const picked = await askFor(desk, { what: `“${label}” has no answer`, give }, (ask) =>
    ask({
      kind: 'choice',
      key: 'section',
      label,
      choices: sections.map(({ index, heading, slug, items }) => {
        return { value: String(index), name: heading, note: `${slug}, ${items.length} so far` }
      }),
    }),
  )
  return sections.find(({ index }) => String(index) === picked) as SectionName
}

/** Lets the editor pick a place among some items: before one of them, or at the end. */
export async function pickPlace(desk: Desk, items: readonly ItemName[]): Promise<number> {
  if (items.length === 0) return 0
  const missing = { what: 'No place is named', give: '`--to section/position`' }
  const picked = await askFor(desk, missing, (ask) =>
    ask({
      kind: 'choice',
      key: 'place',
      label: 'Where there?',
      choices: [
        ...items.map(({ title }, index) => ({ value: String(index), name: `Before: ${title}` })),
        { value: String(items.length), name: 'At the end' },
      ],
      proposal: String(items.length),
    }),
  )
  return Number(picked)
}

/** Shows what would be written and asks whether it shall be. */
export function confirm(desk: Desk, label: string, diff: string): Promise<boolean> {
  const { io, colour } = desk.setting
  return askFor(desk, { what: 'It is to be confirmed', give: '`--yes`' }, async (ask) => {
    io.stdout.write(`\n${painted(diff, colour('stdout'))}\n`)
    const choices = [
      { value: 'yes', name: 'Yes' },
      { value: 'no', name: 'No', note: 'Nothing is written.' },
    ]
    return (await ask({ kind: 'choice', key: 'write', label, choices })) === 'yes'
  })
}

/** A diff with its lines in colour. */
export function painted(diff: string, colour: boolean): string {
  const paint = painter(colour)
  return diff
    .split('\n')
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return paint('bold', line)
      if (line.startsWith('@@')) return paint('dim', line)
      if (line.startsWith('+')) return paint('good', line)
      return line.startsWith('-') ? paint('error', line) : line
    })
    .join('\n')
}
