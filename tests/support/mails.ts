import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import {
  type Built,
  type Edition,
  findIssues,
  findNewsroom,
  type Newsroom,
  openPress,
  type Rendered,
  textReport,
} from '../../src/index.ts'

const root = join(import.meta.dirname, '../..')

/** The themes that ship: every folder of templates/ with a layout of its own. */
export const themes = readdirSync(join(root, 'templates')).filter((name) =>
  existsSync(join(root, 'templates', name, 'layout.mjml.hbs')),
)

/** The sample issues, by their numbers. */
export const samples = [14, 15, 16]

export type Mail = Rendered & { edition: Edition }

/** This repository's own newsroom, with another theme or other settings. */
export async function newsroom(settings: Partial<Newsroom> = {}): Promise<Newsroom> {
  const { value, diagnostics } = await findNewsroom(root)
  if (value) return { ...value, ...settings }
  throw new Error(textReport([{ file: 'newswire.yaml', diagnostics }], false))
}

/** A press that prints what a test hands it: a sample by its number, or an issue as plain data. */
export async function press(settings: Partial<Newsroom>) {
  const house = await newsroom(settings)
  const { build, diagnostics } = await openPress(house, { env: process.env })
  if (!build) throw new Error(textReport([{ file: 'theme', diagnostics }], false))
  const folder = mkdtempSync(join(tmpdir(), 'newswire-test-'))
  return {
    newsroom: house,
    async sample(number: number): Promise<Mail> {
      const [path] = await findIssues(house, [String(number)], { all: false, cwd: root })
      return printed(await build(path as string))
    },
    /** The whole road, from the text of a file on the disk. */
    async issue(issue: { number: number }): Promise<Built> {
      const path = join(folder, `${issue.number}.yaml`)
      writeFileSync(path, stringify(issue))
      return build(path)
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What was built, or its faults as an exception. */
export function printed(built: Built): Mail {
  const { rendered, edition, file, diagnostics } = built
  if (rendered && edition) return { ...rendered, edition }
  throw new Error(textReport([{ file, diagnostics }], false))
}
