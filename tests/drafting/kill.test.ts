import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openTerminal } from '../support/terminal.ts'
import { tool } from '../support/tools.ts'

const tmux = tool('tmux')
const kills = 50
const seed = Number(env.NEWSWIRE_SEED ?? Date.now() % 1_000_000)

const begin = ['new', '17', '--date', '2009-05-18', '--sections', 'news', '--no-loose-ends']

/** Newsrooms of their own, in which the drafts are killed side by side: most of the time is waiting. */
const rooms = [1, 2].map((index) => ({ index, folder: newsroom() }))

function newsroom(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newswire-kill-'))
  for (const name of ['issues', 'newswire.yaml']) {
    cpSync(join(import.meta.dirname, '../..', name), join(folder, name), { recursive: true })
  }
  return folder
}

afterAll(() => rooms.forEach(({ folder }) => void rmSync(folder, { recursive: true, force: true })))

/** Numbers from 0 up to `below`, the same for the same seed. */
function dice(start: number): (below: number) => number {
  const state = { value: start }
  return (below) => {
    state.value = (Math.imul(state.value, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state.value / 2 ** 32) * below)
  }
}

/** What is asked after so many answers, and the keys that answer it: a heading, then story by story. */
function step(answers: number): { label: string; keys: string[] } {
  if (answers === 0) return { label: 'Heading', keys: ['<Enter>'] }
  const story = Math.floor((answers - 1) / 5) + 1
  const another = { label: 'News: what else?', keys: ['<Up>', '<Up>', '<Enter>'] }
  const steps = [
    story === 1 ? { label: 'News: what is in it?', keys: ['<Enter>'] } : another,
    { label: 'Title', keys: [`Story ${story}: “naïve” – 😀`, '<Enter>'] },
    { label: 'Text', keys: [`Text of story ${story}.`, '<Enter>', '<Enter>', '<Enter>'] },
    { label: 'What else does it have?', keys: ['<Enter>'] },
    { label: 'Link', keys: ['<Enter>'] },
  ]
  return steps[(answers - 1) % 5] as { label: string; keys: string[] }
}

/** How many answers the journal holds. Every line but the last, which a kill may tear, is whole. */
function answersKept(journal: string): number {
  if (!existsSync(journal)) return 0
  const lines = readFileSync(journal, 'utf8').split('\n')
  const whole = lines.slice(0, -1).map((line) => JSON.parse(line) as { key?: string })
  const keys = whole.flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  return keys.length
}

describe.skipIf(!tmux)(`through ${kills} kills (seed ${seed})`, () => {
  console.log(`seed ${seed}`)
  it.concurrent.each(rooms)(
    'draft $index keeps every answer',
    async ({ folder, index }) => {
      const journal = join(folder, 'issues/.17.draft.jsonl')
      const kept = () => answersKept(journal)
      const below = dice(seed + index)
      const open = (args: string[]) => openTerminal(tmux as string, args, { cwd: folder, rows: 24 })
      for (let kill = 0; kill < kills / rooms.length; kill += 1) {
        const before = kept()
        const t = open(before === 0 ? begin : ['new', '--resume'])
        try {
          // It goes on at the very question.
          await t.asked(step(before).label)
          let sure = before
          for (let count = below(3); count > 0; count -= 1) {
            const { label, keys } = step(sure)
            await t.answer(label, ...keys)
            await t.asked(step(sure + 1).label)
            sure += 1
          }
          const { keys } = step(sure)
          t.keys(...keys.slice(0, below(keys.length + 1)))
          await sleep(below(40))
          await t.kill()
          const after = kept()
          expect(after).toBeGreaterThanOrEqual(sure)
          expect(after).toBeLessThanOrEqual(sure + 1)
          const names = readdirSync(join(folder, 'issues'))
          const left = names.filter((name) => !/^1[456]\.yaml$/.test(name))
          expect(left).toEqual(after > 0 || existsSync(journal) ? ['.17.draft.jsonl'] : [])
        } finally {
          t.close()
        }
      }

      const t = open(['new', '--resume'])
      let answers = kept()
      try {
        while ((answers - 1) % 5 !== 0) {
          const { label, keys } = step(answers)
          await t.answer(label, ...keys)
          answers += 1
        }
        await t.answer('News: what else?', '<Enter>')
        await t.answer('What next?', '<Down>', '<Down>', '<Enter>')
        await t.answer('Build issue 17 now?', '<Down>', '<Enter>')
        expect(await t.ended()).toBe(0)
      } finally {
        t.close()
      }

      const text = readFileSync(join(folder, 'issues/17.yaml'), 'utf8')
      const story = /title: "Story (\d+): “naïve” – 😀"\n +body: \|\n +Text of story (\d+)\.\n/g
      const stories = [...text.matchAll(story)]
      const wanted = Array.from({ length: (answers - 1) / 5 }, (_, at) => String(at + 1))
      expect(stories.map(([, title]) => title)).toEqual(wanted)
      expect(stories.map(([, , body]) => body)).toEqual(wanted)
      expect(existsSync(journal)).toBe(false)
    },
    300_000,
  )
})
