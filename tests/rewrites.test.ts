import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import fc from 'fast-check'
import Handlebars from 'handlebars'
import { expect, it } from 'vitest'
import { faster } from '../scripts/rewrites.mjs'
import { announce, fuzz } from './support/fuzz.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

type Yaml = typeof import('yaml')
type Markdown = new () => { parse(text: string, env: object): object[] }
type Runtime = typeof Handlebars
type Packages = { yaml: Yaml; MarkdownIt: Markdown; Runtime: Runtime }

/** The packages as they are bundled. */
async function packages(plugins: Plugin[]): Promise<Packages> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * as yaml from './node_modules/yaml/browser/index.js'
        export { default as MarkdownIt } from 'markdown-it'
        export { default as Runtime } from './node_modules/handlebars/dist/cjs/handlebars.runtime.js'`,
      resolveDir: root,
    },
    ...{ bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'error', plugins },
  })
  const [file] = outputFiles
  return import(`data:text/javascript;base64,${Buffer.from(file?.text ?? '').toString('base64')}`)
}

const published = await packages([])
const rewritten = await packages([faster])

announce('Rewritten packages')

const files = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))

const yamlFiles = [...files('issues', '.yaml'), ...files('tests/fixtures', '.yaml')]

/** All that the reader asks of yaml: pieces, trees of tokens, documents with their places and faults. */
function readBy({ Composer, Lexer, Parser }: Yaml, text: string): string {
  const parser = new Parser()
  const tokens = [...new Lexer().lex(text)].flatMap((piece) => [...parser.next(piece)])
  tokens.push(...parser.end())
  const documents = [...new Composer().compose(tokens, true, text.length)]
  const lines: number[] = []
  const streamed = [...new Parser((offset) => lines.push(offset)).parse(text)]
  const lexer = new Lexer()
  const halves = [text.slice(0, text.length / 2), text.slice(text.length / 2)]
  const fed = halves.flatMap((half, index) => [...lexer.lex(half, index === 0)])
  return JSON.stringify([
    [tokens, streamed, lines, fed],
    documents.map(({ errors, range, contents }) => [errors.map(String), range, placed(contents)]),
  ])
}

/** A node with its place, and those within it. */
function placed(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return String(node)
  const { range, items, key, value, source, anchor, tag } = node as Record<string, unknown>
  return [range, source, anchor, tag, placed(key), placed(value), (items as [])?.map(placed)]
}

function judge(text: string): void {
  expect(readBy(rewritten.yaml, text)).toBe(readBy(published.yaml, text))
}

it('reads every file as the published yaml does', () => {
  expect(yamlFiles.length).toBeGreaterThan(100)
  expect(rewritten.yaml.Lexer.prototype.lex.toString()).not.toMatch(/^\*/)
  expect(published.yaml.Lexer.prototype.lex.toString()).toMatch(/^\*/)
  for (const text of yamlFiles) judge(text)
})

const bits =
  `a|b c|: |- |? |> ||- ||2+ |"|'|#| #|!|!!str |!x |&a |*a|<<: |[|]|{|}|,|%YAML 1.2|---|...|\t|\n|\n|\n  |\n    |\r\n|\r|\ufeff|😀|-|:|?|~`
    .split('|')
    .map((bit) => bit || '|')

it('reads any text as the published yaml does', { timeout: 600_000 }, () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...bits), { maxLength: 50 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  fc.assert(fc.property(text, judge), fuzz)
})

it('takes Markdown apart as the published markdown-it does', () => {
  const texts = [...yamlFiles, readFileSync(join(root, 'README.md'), 'utf8')]
  for (const text of texts) {
    const [ours, theirs] = [rewritten, published].map(({ MarkdownIt }) =>
      JSON.stringify(new MarkdownIt().parse(text, {})),
    )
    expect(ours).toBe(theirs)
  }
})

it.each([
  ['blocks', '{{#each list}}{{#if this}}{{@index}}{{this}}{{else}}-{{/if}}{{/each}}', '0a-2b'],
  [
    'a decorator',
    '{{#*inline "part"}}({{this}}){{/inline}}{{#each list}}{{> part}}{{/each}}',
    '(a)()(b)',
  ],
  [
    'parameters of blocks',
    '{{#each list as |a i|}}{{#with ../inner as |w|}}{{#each w.list}}{{#if this}}{{i}}{{a}}{{w.name}}{{this}} {{/if}}{{/each}}{{/with}}{{/each}}',
    '0an1 0an2 1n1 1n2 2bn1 2bn2 ',
  ],
  ['what a block looks up', '{{#each list}}{{lookup ../list @index}}{{/each}}', 'ab'],
  ['blocks within blocks', '{{#with inner}}{{#each list}}{{../name}}{{/each}}{{/with}}', 'nn'],
])('renders %s as the published Handlebars does', (_, template, expected) => {
  const spec = Handlebars.precompile(template) as string
  const data = { list: ['a', '', 'b'], inner: { name: 'n', list: [1, 2] } }
  for (const { Runtime } of [rewritten, published]) {
    // The code of a template, made by Handlebars of the line above.
    const render = Runtime.template(new Function(`return ${spec}`)())
    expect([render(data), render(data)]).toEqual([expected, expected])
  }
})
