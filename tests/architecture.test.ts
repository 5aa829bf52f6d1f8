import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

/** Each room imports only from lines above its own. The same list stands in CONTRIBUTING.md. */
const lines = [
  ['model'],
  ['diagnostic'],
  ['colour', 'dates', 'difference', 'languages', 'links', 'markdown', 'slug', 'text'],
  ['authored', 'git', 'helpers', 'loose-ends', 'pictures', 'prose', 'sections', 'spoken'],
  [
    'changes',
    'checks',
    'compose',
    'edit',
    'exporters',
    'journal',
    'net',
    'read',
    'render',
    'report',
    'validate',
    'write',
  ],
  ['cache', 'draft', 'inspect', 'json-schema', 'manual', 'mend', 'own-folder'],
  ['last-build', 'newsroom', 'prompts'],
  ['theme'],
  ['pipeline'],
  ['browser', 'completion', 'enter', 'init', 'watch', 'workbench'],
  ['preview', 'site'],
  ['commands'],
  ['cli', 'index'],
]

/** Parts of a room that others may enter: all else goes through the face. */
const doors = ['markdown/escape', 'validate/answers', 'validate/forms', 'validate/settings']

/** One outside package, one home. */
const homes: Record<string, string[]> = {
  '@inquirer/core': ['prompts'],
  cheerio: ['checks/mail/page', 'workbench/mail'],
  chokidar: ['watch'],
  'chrono-node': ['spoken'],
  commander: ['cli'],
  'date-holidays': ['checks/dates/holidays'],
  'dictionary-en-gb': [],
  diff: ['difference'],
  'flesch-kincaid': ['checks/words/readability'],
  'fast-string-width': ['text'],
  'fastest-levenshtein': ['diagnostic'],
  handlebars: ['theme/compile', 'render'],
  'html-validate': ['checks/mail/validator'],
  'image-size': ['checks/mail/pictures'],
  inquirer: ['prompts'],
  'ipaddr.js': ['net/bounds'],
  'markdown-it': ['markdown'],
  mjml: ['theme/compile'],
  munkres: ['changes/match'],
  nspell: ['checks/words/speller'],
  open: ['commands/preview'],
  pixelmatch: ['pictures'],
  'playwright-core': ['browser'],
  pngjs: ['pictures'],
  postcss: ['checks/mail/styles'],
  syllable: ['checks/words/readability'],
  valibot: ['validate', 'json-schema'],
  '@valibot/to-json-schema': ['json-schema'],
  yaml: ['edit', 'read'],
}

/** The same for what is put into the bundle: the package itself is for development alone. */
const bundled: Record<string, string[]> = { caniemail: ['checks/mail/support'] }

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))

type Import = { from: string; to: string }
const imports: Import[] = files.flatMap((file) => {
  // An example in a comment imports nothing.
  const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const found = [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'([^']+)'/gm)]
  return found.map((match) => ({ from: stem(file), to: target(file, match[1] as string) }))
})

function stem(file: string): string {
  return file.replace(/\.ts$/, '').replace(/\/index$/, '')
}

function target(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return stem(relative(src, join(src, dirname(file), specifier)).replaceAll('\\', '/'))
}

const isOurs = (name: string) => files.some((file) => stem(file) === name)
const room = (name: string) => name.split('/')[0] as string
const line = (name: string) => lines.findIndex((rooms) => rooms.includes(room(name)))
const inside = imports.filter(({ to }) => isOurs(to))

describe('the structure of src', () => {
  it('gives every file a line', () => {
    expect(files.filter((file) => line(stem(file)) < 0)).toEqual([])
  })

  it('has no line for a room that is gone', () => {
    const rooms = new Set(files.map((file) => room(stem(file))))
    expect(lines.flat().filter((name) => !rooms.has(name))).toEqual([])
  })

  it('imports only from the lines above, or within one room', () => {
    const breaches = inside.filter(
      ({ from, to }) => room(from) !== room(to) && line(to) >= line(from),
    )
    expect(breaches).toEqual([])
  })

  it('enters a room by its face', () => {
    const breaches = inside.filter(
      ({ from, to }) => to.includes('/') && room(from) !== room(to) && !doors.includes(to),
    )
    // A command is chosen by its name: `cli` loads the one that is asked for.
    expect(breaches.filter(({ from }) => room(from) !== 'cli')).toEqual([])
  })

  it('has no circle', () => {
    const circles: string[] = []
    // Each file is gone through once: the ways through all of them would take hours.
    const done = new Set<string>()
    const visit = (name: string, trail: string[]): void => {
      if (trail.includes(name)) {
        circles.push([...trail.slice(trail.indexOf(name)), name].join(' → '))
        return
      }
      if (done.has(name)) return
      for (const { from, to } of inside) if (from === name) visit(to, [...trail, name])
      done.add(name)
    }
    for (const file of files) visit(stem(file), [])
    expect([...new Set(circles)]).toEqual([])
  })

  it('gives each outside package one home', () => {
    const outside = imports.filter(
      ({ to }) => !isOurs(to) && !to.startsWith('node:') && !to.startsWith('..'),
    )
    const strangers = outside.filter(({ from, to }) => {
      const name = to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/')
      const places = homes[name] ?? bundled[name]
      return !places?.some((home) => from === home || from.startsWith(`${home}/`))
    })
    expect(strangers).toEqual([])
  })

  it('uses every package that it depends on', () => {
    expect(Object.keys(homes).sort()).toEqual(Object.keys(manifest.dependencies).sort())
  })

  it('keeps every file under 300 lines', () => {
    const long = files.filter(
      (file) => readFileSync(join(src, file), 'utf8').split('\n').length > 300,
    )
    expect(long).toEqual([])
  })
})
