import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../src/diagnostic.ts'
import { entriesOf, journalPath, journals, noJournal, openJournal } from '../src/journal.ts'

const folder = mkdtempSync(join(tmpdir(), 'newswire-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fresh = (() => {
  const count = { value: 0 }
  return () => {
    count.value += 1
    const own = join(folder, String(count.value))
    mkdirSync(own)
    return journalPath(own, 17)
  }
})()

describe('a journal', () => {
  it('gives back what was added, in order, after it is opened again', async () => {
    const path = fresh()
    const first = await openJournal(path)
    expect(first.entries).toEqual([])
    first.add({ key: 'title', answer: 'Line one\nline two \u2028 “quoted” 😀' })
    first.add({ key: 'more', answer: ['a', 'b'] })
    expect(entriesOf(path)).toHaveLength(2)
    first.close()
    const again = await openJournal(path)
    expect(again.entries).toEqual([
      { key: 'title', answer: 'Line one\nline two \u2028 “quoted” 😀' },
      { key: 'more', answer: ['a', 'b'] },
    ])
    again.add({ key: 'last', answer: null })
    expect(entriesOf(path)).toHaveLength(3)
    again.remove()
    expect(existsSync(path)).toBe(false)
  })

  it('cuts off a line that was torn, wherever it was torn, and goes on', async () => {
    const whole = `${JSON.stringify({ key: 'a', answer: 'é😀' })}\n`
    const torn = Buffer.from(`${JSON.stringify({ key: 'b', answer: 'naïve 😀' })}\n`)
    for (let length = 0; length < torn.length; length += 1) {
      const path = fresh()
      writeFileSync(path, Buffer.concat([Buffer.from(whole), torn.subarray(0, length)]))
      const journal = await openJournal(path)
      expect(journal.entries).toEqual([{ key: 'a', answer: 'é😀' }])
      journal.add({ key: 'c', answer: 'next' })
      journal.close()
      expect(readFileSync(path, 'utf8')).toBe(`${whole}{"key":"c","answer":"next"}\n`)
    }
  })

  it('names a line that cannot be read, and loses nothing', async () => {
    const path = fresh()
    const text = '{"key":"a"}\nnot JSON\n{"key":"b"}\n'
    writeFileSync(path, text)
    await expect(openJournal(path)).rejects.toThrow(/Line 2 of the draft/)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(entriesOf(path)).toEqual([{ key: 'a' }, { key: 'b' }])
    // What refused it has let go of it again.
    writeFileSync(path, '{"key":"a"}\n')
    const journal = await openJournal(path)
    expect(journal.entries).toHaveLength(1)
    journal.close()
  })

  it('belongs to one window at a time, and to nobody after a crash', async () => {
    const path = fresh()
    const first = await openJournal(path)
    await expect(openJournal(path)).rejects.toThrow(UserError)
    await expect(openJournal(path)).rejects.toThrow(/open in another window/)
    first.close()
    const second = await openJournal(path)
    second.close()
  })

  it('is put aside, not deleted, when a draft is begun anew', async () => {
    const path = fresh()
    for (const name of ['first', 'second', 'third']) {
      const journal = await openJournal(path, true)
      expect(journal.entries).toEqual([])
      journal.add({ key: name })
      journal.close()
    }
    const own = join(path, '..')
    expect(readdirSync(own).sort()).toEqual([
      '.17.draft-1.jsonl',
      '.17.draft-2.jsonl',
      '.17.draft.jsonl',
    ])
    expect(readFileSync(join(own, '.17.draft-1.jsonl'), 'utf8')).toBe('{"key":"first"}\n')
    expect(journals(own)).toEqual([17])
  })

  it('cannot be kept where there is no folder, and says so', async () => {
    const nowhere = journalPath(join(folder, 'none'), 17)
    await expect(openJournal(nowhere)).rejects.toThrow(/cannot be kept/)
  })
})

it('finds the drafts of a folder by number, and nothing else', () => {
  const own = join(folder, 'many')
  mkdirSync(own)
  const names = [
    '.9.draft.jsonl',
    '.17.draft.jsonl',
    '.17.draft-1.jsonl',
    '17.yaml',
    '.x.draft.jsonl',
  ]
  for (const name of names) appendFileSync(join(own, name), '')
  expect(journals(own)).toEqual([9, 17])
  expect(journals(join(folder, 'none'))).toEqual([])
})

it('keeps nothing where nothing is to be kept', () => {
  const journal = noJournal()
  journal.add({ key: 'a' })
  journal.remove()
  expect(journal.entries).toEqual([])
})
