import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { junitReport } from '../../src/report/junit.ts'
import { folderOf, issue, newswire, root } from '../support/program.ts'
import { tool } from '../support/tools.ts'

/* What other programs read: it is held against their own schemas and rules, with texts that would break them. */

const schemas = join(root, 'tests/fixtures/schemas')

/** Keys that nobody knows are quoted in the report, as the authors wrote them. */
const hostile = [
  'a\\nb\\r\\nc',
  '100% %0A %25 %3A',
  '::error file=x,line=1::y',
  ', title=z',
  ']]> <![CDATA[ <b> & &amp;',
  '\\"double\\" and \'single\'',
  '\\x01\\x07\\x1b[31m\\x85\\u2028\\uFFFE',
  '\\uD800 alone',
  '👩‍🚀 é 日本語',
  '{0} {{x}} {issue} [a](1)',
  '##[error]x',
]

const odd = 'issues/odd/100% odd, a=b::c ]]>\'"<&é.yaml'
const lines = hostile.map((key) => `        "${key}": x\n`).join('')
const title = `'100%25 %0A ::error::, x=1 ]]> "q" ''s'' <b>&amp; {0} [a](1) 👩‍🚀'`
const sound = `publication: Bulletin
organisation: { name: Example House, address: 4 Mill Lane }
people: { desk: { email: desk@harbour.org } }
links: { unsubscribe: https://harbour.org/out }
`
const room = folderOf({
  'newswire.yaml': sound,
  // Errors; warnings and notes; an issue of which there is nothing to say; one that cannot be read.
  'issues/14.yaml': `${issue(14)}${lines}`,
  [odd]: `${issue(15, 'One.', title)}      - { title: ${title}, body: Two. }
  - type: events
    items:
      - { title: Open day, date: tbc, venue: The quay, contact: desk }
`,
  'issues/16.yaml': `preheader: Come and see\n${issue(16, 'The ferry runs again.', 'Ferry')}        contact: desk\n`,
  'issues/17.yaml': 'number: [\n',
})
const named = ['issues/14.yaml', odd, 'issues/16.yaml', 'issues/17.yaml']

type Told = {
  code: string
  severity: 'error' | 'warning' | 'info'
  message: string
  hint: string | null
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

const report = (format: string, cwd = room) => {
  const { code, stdout, stderr } = newswire(['check', ...named, '--format', format], cwd)
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  return stdout
}
const issues: { file: string; diagnostics: Told[] }[] = JSON.parse(report('json')).issues
const all = issues.flatMap(({ file, diagnostics }) =>
  diagnostics.map((each) => ({ ...each, in: file })),
)

it('is fed with all that it might stumble over', () => {
  const text = all.map(({ message }) => message).join('\n')
  const pieces = ['%0A', '::error', ']]>', '"double"', "'single'", '\ufffe', '👩‍🚀', '{0}', '<b>']
  for (const piece of pieces) {
    expect(text).toContain(piece)
  }
  expect(new Set(all.map(({ severity }) => severity)).size).toBe(3)
  expect(issues.some(({ diagnostics }) => diagnostics.length === 0)).toBe(true)
})

// ---------------------------------------------------------------- GitHub

/** A line as GitHub's runner reads it: its rules are those of `escapeData` and `escapeProperty`. */
function command(line: string) {
  const [, name = '', properties = '', data = ''] = /^::([a-z]+) (.*?)::(.*)$/.exec(line) ?? []
  const unescaped = (text: string, more: Record<string, string> = {}) =>
    Object.entries({ '%0D': '\r', '%0A': '\n', ...more, '%25': '%' }).reduce(
      (result, [code, sign]) => result.replaceAll(code, sign),
      text,
    )
  const pairs = properties.split(',').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), unescaped(pair.slice(at + 1), { '%3A': ':', '%2C': ',' })]
  })
  return { name, properties: Object.fromEntries(pairs), data: unescaped(data) }
}

describe('--format github', () => {
  const text = report('github')

  it('is one command a finding, which reads as it was meant', () => {
    const names = { error: 'error', warning: 'warning', info: 'notice' }
    const expected = all.map(({ severity, message, hint, code, file, ...place }) => ({
      name: names[severity],
      properties: {
        ...{ file, title: code, line: String(place.line), endLine: String(place.endLine) },
        ...(place.line === place.endLine && {
          ...{ col: String(place.column), endColumn: String(place.endColumn) },
        }),
      },
      // What stands alone of a pair cannot be printed.
      data: Buffer.from([message, hint].filter(Boolean).join(' ')).toString(),
    }))
    expect(text.endsWith('\n')).toBe(true)
    expect(text.slice(0, -1).split('\n').map(command)).toEqual(expected)
  })

  it('has no line break that a runner would take for the end of a command', () => {
    expect(text).not.toContain('\r')
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^::(error|warning|notice) /)
  })

  it('is nothing where nothing is found', () => {
    const run = newswire(['check', 'issues/16.yaml', '--quiet', '--format', 'github'], room)
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

// ---------------------------------------------------------------- JUnit

/** What XML 1.0 cannot hold in any form. */
const holdable = (text: string) =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')

describe('--format junit', () => {
  const text = report('junit')
  const xmllint = tool('xmllint')

  it.skipIf(!xmllint).each([
    ['with findings', named],
    ['without', ['issues/16.yaml', '--quiet']],
  ])('obeys the schema of Jenkins, %s', (_, args) => {
    const file = join(room, 'report.xml')
    writeFileSync(file, newswire(['check', ...args, '--format', 'junit'], room).stdout)
    const schema = join(schemas, 'junit-10.xsd')
    const judged = spawnSync(xmllint as string, ['--noout', '--nonet', '--schema', schema, file])
    expect([judged.status, String(judged.stderr)]).toEqual([0, `${file} validates\n`])
  })

  it('is a suite an issue and a failed case a finding, in the words of the finding', () => {
    const $ = load(text, { xml: true })
    const suites = $('testsuites > testsuite').toArray()
    expect(suites.map((each) => $(each).attr('name'))).toEqual(issues.map(({ file }) => file))
    for (const [index, { diagnostics }] of issues.entries()) {
      const suite = $(suites[index])
      const failed = diagnostics.filter(({ severity }) => severity !== 'info')
      expect(Number(suite.attr('tests'))).toBe(suite.find('testcase').length)
      expect(Number(suite.attr('failures'))).toBe(failed.length)
      const said = suite.find('failure').toArray()
      expect(said.map((each) => $(each).attr('message'))).toEqual(
        failed.map(({ message }) => holdable(message)),
      )
      for (const [at, { message, hint }] of failed.entries()) {
        expect($(said[at]).text()).toContain(holdable(message))
        expect($(said[at]).text()).toContain(holdable(hint ?? ''))
      }
    }
    const tests = $('testcase').length
    expect([$('testsuites').attr('tests'), $('testsuites').attr('failures')]).toEqual([
      String(tests),
      String($('failure').length),
    ])
  })

  it.skipIf(!xmllint)('is XML whatever it is to hold', () => {
    const signs = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code)).join('')
    const message = `${signs} \u{10ffff} ]]>`
    const diagnostics = [{ code: 'bad-token' as const, severity: 'error' as const, message }]
    const file = join(room, 'signs.xml')
    writeFileSync(file, junitReport([{ file: signs, diagnostics }]))
    const judged = spawnSync(xmllint as string, ['--noout', '--nonet', file])
    expect([judged.status, String(judged.stderr)]).toEqual([0, ''])
    const $ = load(readFileSync(file, 'utf8'), { xml: true })
    expect($('failure').attr('message')).toBe(holdable(message))
  })

  it('has a case that passed where nothing is found, and no failure for a note', () => {
    const $ = load(text, { xml: true })
    const [quiet] = issues.filter(({ diagnostics }) => diagnostics.length === 0)
    const suite = $('testsuite').filter((_, each) => $(each).attr('name') === quiet?.file)
    expect(suite.find('testcase').length).toBe(1)
    expect(suite.find('failure').length).toBe(0)
    const notes = all.filter(({ severity }) => severity === 'info').length
    expect($('system-out').length).toBe(notes)
  })
})

// ---------------------------------------------------------------- SARIF

/** The schema is of draft 4, of which nothing but the name of its `id` is another today. */
function sarifSchema() {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(join(schemas, 'sarif-schema-2.1.0.json'), 'utf8'))
  return schema
}

describe('--format sarif', () => {
  const formats = {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) =>
      /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-F]{2})*$/i.test(text) &&
      URL.canParse(text, 'https://example.org/'),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  }
  const accepts = new Ajv({ strict: false, allErrors: true, formats }).compile(sarifSchema())
  const text = report('sarif')
  const log = JSON.parse(text)
  const [{ results, tool: driven, columnKind }] = log.runs

  it.each([
    ['with findings', text],
    ['without', newswire(['check', 'issues/16.yaml', '--quiet', '--format', 'sarif'], room).stdout],
  ])('obeys the schema of OASIS, %s', (_, document) => {
    accepts(JSON.parse(document))
    expect(accepts.errors).toBeNull()
  })

  it('is judged by a schema that refuses', () => {
    expect(accepts({ ...log, runs: [{ results: [{ level: 'info' }] }] })).toBe(false)
  })

  it('is one result a finding, with its place and its words', () => {
    const levels = { error: 'error', warning: 'warning', info: 'note' }
    expect(columnKind).toBe('utf16CodeUnits')
    const said = results.map((each: Record<string, never>) => {
      const { ruleId, ruleIndex, level, message, locations } = each as never as {
        ruleId: string
        ruleIndex: number
        level: string
        message: { text: string }
        locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: object } }]
      }
      const { artifactLocation, region } = locations[0].physicalLocation
      expect(driven.driver.rules[ruleIndex].id).toBe(ruleId)
      const words = message.text.replaceAll('{{', '{').replaceAll('}}', '}')
      return { ruleId, level, words, file: decodeURIComponent(artifactLocation.uri), region }
    })
    expect(said).toEqual(
      all.map(({ code, severity, message, hint, file, line, column, endLine, endColumn }) => ({
        ruleId: code,
        level: levels[severity],
        words: [message, hint].filter(Boolean).join(' '),
        file,
        region: { startLine: line, startColumn: column, endLine, endColumn },
      })),
    )
  })

  it('has no brace that would begin a placeholder', () => {
    for (const { message } of results as { message: { text: string } }[]) {
      expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/)
    }
  })
})

describe('every form', () => {
  it.each(['github', 'junit', 'sarif', 'json'])(
    '%s is printed for a faulty newswire.yaml too',
    (format) => {
      const broken = folderOf({ 'newswire.yaml': 'publication: [\n', 'issues/1.yaml': issue(1) })
      const { code, stdout, stderr } = newswire(['check', '--format', format], broken)
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
      expect(stdout).toContain('newswire.yaml')
    },
  )
})

describe('the place of a file, for a host of code', () => {
  const repository = folderOf({
    'news/newswire.yaml': sound,
    'news/issues/1.yaml': 'number: [\n',
  })
  const first = (format: string, args: string[], cwd: string, env = {}) =>
    newswire([...args, 'check', '--format', format], cwd, env).stdout

  it.each([
    ['from where the program is called', ['-C', 'news'], '', {}],
    ['from the workspace of GitHub', [], 'news', { GITHUB_WORKSPACE: repository }],
    ['from the folder of GitLab', [], 'news', { CI_PROJECT_DIR: repository }],
  ])('counts %s', (_, args, folder, env) => {
    const cwd = join(repository, folder)
    expect(first('github', args, cwd, env)).toContain('file=news/issues/1.yaml')
    expect(first('sarif', args, cwd, env)).toContain('"uri": "news/issues/1.yaml"')
    expect(first('junit', args, cwd, env)).toContain('news/issues/1.yaml')
    expect(first('text', args, cwd, env)).toMatch(/^issues\/1.yaml\n/)
  })
})
