import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isMap, isSeq, LineCounter, parse, parseDocument } from 'yaml'
import type { Code, Diagnostic } from '../../src/diagnostic.ts'
import { findNewsroom, openPress } from '../../src/index.ts'
import { folderOf, root as repository } from '../support/program.ts'

/*
 * Twenty issues of an invented newsletter, written by somebody who had not read the checks, with a
 * list of the faults in them (`defects.yaml`). Most of them must be found, and little else may be.
 * `also-true.yaml` has findings that are right though nobody planted them; `struck.yaml` has faults
 * that are none on reflection. Both say why.
 */
const least = 0.95
const mostFalse = 20

type Place = { file: string; line: number }
type Defect = Place & { kind: string; what: string }
type AlsoTrue = { file: string; line: number; code: Code; why: string }
type Struck = Place & { kind: string; why: string }

/** Where a finding may stand: on the defect’s line, or in the link, the item or the section that has it. */
type Scope = 'line' | 'link' | 'item' | 'section'

/** By which findings each kind of defect is told, and where. */
const kinds: Record<string, [Scope, ...Code[]]> = {
  'acronym-again': ['line', 'acronym-again'],
  'acronym-two-ways': ['line', 'acronym-twice'],
  'alert-last': ['section', 'buried-alert'],
  'ambiguous-year': ['line', 'ambiguous-date'],
  'bank-holiday': ['item', 'holiday'],
  'bare-address': ['line', 'bare-address'],
  'caps-title': ['line', 'title-capitals'],
  'carried-over': ['item', 'repeated-past', 'past-date'],
  'closing-soon': ['item', 'closing-soon'],
  'credentials-in-link': ['line', 'link-with-password'],
  'date-mismatch': ['item', 'date-conflict'],
  'date-order': ['item', 'out-of-order'],
  'deadline-mismatch': ['item', 'date-conflict'],
  'double-space': ['line', 'stray-space'],
  'drifted-text': ['line', 'near-copy'],
  'duplicate-title': ['line', 'same-title'],
  'empty-section': ['section', 'empty-section'],
  'event-clash': ['item', 'overlap'],
  'filename-alt': ['line', 'file-name-alt'],
  'hard-paragraph': ['item', 'hard-reading'],
  'http-link': ['line', 'insecure-link'],
  'late-acronym': ['line', 'unexplained-acronym'],
  'long-item': ['item', 'long-body'],
  'long-sentence': ['item', 'long-sentence'],
  'long-subject': ['line', 'long-subject'],
  'long-title': ['line', 'long-title'],
  'lorem-ipsum': ['line', 'leftover-code'],
  'missing-link': ['item', 'no-contact'],
  'missing-picture': ['line', 'missing-picture'],
  misspelling: ['line', 'spelling'],
  'mixed-quotes': ['line', 'mixed-quotes'],
  'no-booking': ['item', 'no-booking'],
  'no-contact': ['item', 'no-contact'],
  'no-time': ['item', 'no-time'],
  'no-venue': ['item', 'no-venue'],
  'org-name': ['line', 'name-spelling'],
  'past-deadline': ['item', 'past-deadline'],
  'past-event': ['item', 'past-date', 'repeated-past'],
  'placeholder-link': ['line', 'placeholder-link'],
  'preheader-empty': ['line', 'cut-preheader'],
  'preheader-repeats-subject': ['line', 'repeated-preheader'],
  'private-address': ['line', 'private-link'],
  'relative-date': ['line', 'relative-date'],
  'repeat-link': ['link', 'repeated-link'],
  'repeated-subject': ['line', 'same-subject'],
  'repeated-word': ['line', 'repeated-word'],
  'same-text-two-targets': ['line', 'one-text-two-links'],
  'space-before-punctuation': ['line', 'stray-space'],
  'template-code': ['line', 'leftover-code'],
  'time-mismatch': ['item', 'date-conflict'],
  'title-full-stop': ['line', 'title-stop'],
  'tracking-link': ['line', 'tracked-link'],
  'two-texts-one-target': ['item', 'one-link-two-texts'],
  'unclosed-quote': ['line', 'open-quote'],
  'unexplained-acronym': ['line', 'unexplained-acronym'],
  'untitled-event': ['line', 'still-tbc', 'leftover-code'],
  'vague-link': ['line', 'vague-link'],
  'venue-tbc': ['item', 'still-tbc'],
  'weekday-mismatch': ['line', 'weekday-mismatch'],
  'weekend-event': ['item', 'holiday'],
  'wrong-issue-number': ['line', 'ordinal'],
}

const nothing: [Scope, ...Code[]] = ['line']

const corpus = join(repository, 'tests/fixtures/corpus')
const listOf = <T>(name: string): T[] => parse(readFileSync(join(corpus, name), 'utf8')) ?? []
const struck = listOf<Struck>('struck.yaml')
const alsoTrue = listOf<AlsoTrue>('also-true.yaml')
const planted = listOf<Defect>('defects.yaml')
const isStruck = ({ file, line, kind }: Defect) =>
  struck.some((each) => each.file === file && each.line === line && each.kind === kind)
const defects = planted.filter((each) => !isStruck(each))
const files = [...new Set(planted.map(({ file }) => file))].sort()

// ---------------------------------------------------------------- matching

/** The first and the last line of everything in a file that has a scope. */
type Stretch = { scope: Scope; from: number; to: number }

function stretchesOf(text: string): Stretch[] {
  const lines = new LineCounter()
  const found: Stretch[] = []
  const visit = (node: unknown): void => {
    if (isSeq(node)) {
      for (const each of node.items) {
        const scope = scopeOf(each)
        const [start = 0, end = 0] = (isMap(each) && each.range) || []
        if (scope) {
          found.push({ scope, from: lines.linePos(start).line, to: lines.linePos(end - 1).line })
        }
        visit(each)
      }
    } else if (isMap(node)) for (const pair of node.items) visit(pair.value)
  }
  visit(parseDocument(text, { lineCounter: lines }).contents)
  return found
}

function scopeOf(node: unknown): Scope | undefined {
  if (!isMap(node)) return undefined
  if (node.has('items')) return 'section'
  if (node.has('url')) return 'link'
  return node.has('title') || node.has('use') ? 'item' : undefined
}

function isAt({ place }: Diagnostic, line: number, scope: Scope, stretches: Stretch[]): boolean {
  if (!place) return false
  if (place.line <= line && line <= place.endLine) return true
  return stretches.some(
    (each) =>
      each.scope === scope && [line, place.line].every((at) => each.from <= at && at <= each.to),
  )
}

/** Each finding answers one defect; those on its very line come first. */
function judge(file: string, diagnostics: readonly Diagnostic[]) {
  const stretches = stretchesOf(readFileSync(join(corpus, 'issues', file), 'utf8'))
  const own = defects.filter((each) => each.file === file)
  const open = new Set(diagnostics)
  const found = new Set<Defect>()
  for (const isNear of [false, true]) {
    for (const defect of own.filter((each) => !found.has(each))) {
      const [scope, ...codes] = kinds[defect.kind] ?? nothing
      const match = [...open].find(
        (each) =>
          each.place?.file.endsWith(`/${file}`) &&
          codes.includes(each.code) &&
          isAt(each, defect.line, isNear ? scope : 'line', stretches),
      )
      if (!match) continue
      found.add(defect)
      open.delete(match)
    }
  }
  const isTrue = ({ code, place }: Diagnostic) =>
    alsoTrue.some(
      (each) => place?.file.endsWith(each.file) && each.line === place.line && each.code === code,
    )
  return {
    missed: own.filter((each) => !found.has(each)),
    wrong: [...open].filter((each) => !isTrue(each)),
    right: [...open].filter(isTrue),
  }
}

// ---------------------------------------------------------------- the figures

const newsroom = folderOf({})
cpSync(corpus, newsroom, { recursive: true })
const { value } = await findNewsroom(newsroom)
if (!value) throw new Error('no newsroom')
const press = await openPress(value, { cwd: newsroom, thorough: true })
const results = new Map<string, ReturnType<typeof judge>>()
const all = () => [...results.values()]

describe('the corpus', () => {
  it.each(files)('%s is read', async (file) => {
    const built = await press.build?.(join('issues', file))
    expect(built?.rendered).toBeDefined()
    results.set(file, judge(file, built?.diagnostics ?? []))
  })

  it('has no kind of defect for which no check stands', () => {
    expect(planted.filter(({ kind }) => !kinds[kind])).toEqual([])
  })

  it('has a reason for all that is struck, and for all that is also true', () => {
    for (const { why } of [...struck, ...alsoTrue]) expect(why.length).toBeGreaterThan(20)
    const isPlanted = (one: Struck) =>
      planted.some(({ file, line, kind }) => `${file}:${line}:${kind}` === nameOf(one))
    expect(struck.filter((each) => !isPlanted(each))).toEqual([])
    expect(all().flatMap(({ right }) => right)).toHaveLength(alsoTrue.length)
  })

  it(`has ${least * 100} % of its defects found`, () => {
    const missed = all().flatMap((each) => each.missed)
    expect(missed.length, missed.map(nameOf).join('\n')).toBeLessThanOrEqual(
      defects.length * (1 - least),
    )
  })

  it('has at most one false finding an issue', () => {
    const wrong = all().flatMap((each) => each.wrong)
    const told = wrong.map(
      ({ code, place, message }) => `${place?.file}:${place?.line} ${code} ${message}`,
    )
    expect(wrong.length, told.join('\n')).toBeLessThanOrEqual(mostFalse)
  })
})

const nameOf = ({ file, line, kind }: Place & { kind: string }) => `${file}:${line}:${kind}`

afterAll(() => {
  const missed = all().flatMap((each) => each.missed)
  const wrong = all().flatMap((each) => each.wrong)
  const share = ((1 - missed.length / defects.length) * 100).toFixed(1)
  process.stdout.write(
    `Corpus: ${defects.length - missed.length} of ${defects.length} defects found (${share} %), ${wrong.length} false findings, ${alsoTrue.length} also true, ${struck.length} struck.\n${missed.map((each) => `  missed ${nameOf(each)}\n`).join('')}`,
  )
})
