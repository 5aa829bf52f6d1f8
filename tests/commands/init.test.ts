import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, describe, expect, it, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { run } from '../../src/cli.ts'
import type { Ask, Question } from '../../src/draft.ts'
import { examples } from '../../src/init/examples.ts'
import { points } from '../../src/init/points.ts'
import { themes } from '../../src/init/settle.ts'
import { askCharter } from '../../src/init.ts'
import { languages } from '../../src/languages/index.ts'
import { findNewsroom } from '../../src/newsroom.ts'

const top = mkdtempSync(join(tmpdir(), 'newswire-init-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))

let count = 0
const folder = () => {
  count += 1
  return join(top, String(count), 'news')
}

/** Runs the command line where nobody can be asked, on a fixed day. */
async function newswire(argv: readonly string[], now = '2009-04-20T09:00:00Z') {
  const said = { out: '', err: '' }
  const code = await run(argv, {
    stdout: {
      write: (text) => {
        said.out += text
      },
    },
    stderr: {
      write: (text) => {
        said.err += text
      },
    },
    cwd: top,
    env: { ...process.env, NO_COLOR: '1' },
    now: () => new Date(now),
  })
  return { code, ...said }
}

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort()

const made = [
  '.github/workflows/newswire.yml',
  '.gitignore',
  '.vscode/extensions.json',
  '.vscode/settings.json',
  'issues/1.yaml',
  'newswire.yaml',
  'schema/issue.schema.json',
  'schema/newsroom.schema.json',
]

/** What every check finds in a newsroom, the thorough ones too. */
async function findings(dir: string): Promise<unknown[]> {
  const { code, out } = await newswire(['-C', dir, 'check', '--strict', '--json'])
  const [{ diagnostics }] = JSON.parse(out).issues
  expect(code).toBe(diagnostics.length > 0 ? 1 : 0)
  return diagnostics
}

const names = ['--publication', 'Harbour News', '--organisation', 'Harbour Trust']

describe('newswire init', () => {
  it('makes a newsroom, and says what to do next', async () => {
    const dir = folder()
    const { code, out, err } = await newswire(['init', dir, ...names])
    expect(code).toBe(0)
    expect(filesIn(dir)).toEqual(made)
    expect(
      out
        .trim()
        .split('\n')
        .map((path) => path.replace(/^.*\/news\//, ''))
        .sort(),
    ).toEqual(made)
    expect(err).toContain('newswire build')
    expect(readFileSync(join(dir, 'issues/1.yaml'), 'utf8')).toContain('date: 2009-04-20\n')
  })

  test.each(Object.keys(languages))('makes what builds without a warning: %s', async (language) => {
    const dir = folder()
    const options = [...names, '--language', language]
    expect((await newswire(['init', dir, ...options])).code).toBe(0)
    expect(await findings(dir)).toEqual([])
    const { code, out, err } = await newswire(['-C', dir, 'build', '--strict', '--json'])
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out).summary).toEqual({ errors: 0, warnings: 0 })
    const text = readFileSync(join(dir, 'out/harbour-news-1.txt'), 'utf8')
    expect(text).toContain((examples[language]?.event.title ?? '').slice(0, 12))
  })

  it('has an example in every language that it has words for', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(languages).sort())
  })

  it('says when it has no words in a language', async () => {
    const { code, err } = await newswire(['init', folder(), ...names, '--language', 'cy'])
    expect(code).toBe(0)
    expect(err).toContain('no words in `cy`')
  })

  it('puts every answer where it belongs', async () => {
    const dir = folder()
    const answers = {
      '--short': 'HT',
      '--strapline': 'News: from the water’s edge',
      '--address': '4 Mill Lane, Hartlebridge HB9 4PT',
      '--website': 'https://harbour.example',
      '--language': 'pt-PT',
      '--theme': 'letter',
      '--accent': '#123a5c',
      '--email': 'desk@harbour.example',
      '--unsubscribe': 'https://harbour.example/out',
      '--first-number': '7',
      '--date': '2009-05-18',
    }
    const made = await newswire(['init', dir, ...names, ...Object.entries(answers).flat()])
    expect(made.code).toBe(0)
    const { value, diagnostics } = await findNewsroom(dir)
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      publication: 'Harbour News',
      organisation: {
        name: 'Harbour Trust',
        short: 'HT',
        strapline: 'News: from the water’s edge',
        address: '4 Mill Lane, Hartlebridge HB9 4PT',
        website: 'https://harbour.example',
      },
      language: 'pt-PT',
      timezone: 'Europe/Lisbon',
      theme: 'letter',
      brand: { accent: '#123a5c' },
      people: { office: { email: 'desk@harbour.example' } },
      links: { unsubscribe: 'https://harbour.example/out' },
    })
    const issue = readFileSync(join(dir, 'issues/7.yaml'), 'utf8')
    expect(parseYaml(issue)).toMatchObject({ number: 7, date: '2009-05-18' })
    expect(await findings(dir)).toEqual([])
  })

  // A name may look like YAML, like Markdown, like a template or like our own placeholders.
  test.each([
    'yes',
    '1900',
    'a: b #c',
    '\'tis "it"',
    '- dash',
    '*R&D_News*',
    '<b>{{publication}}</b>',
    '{issue} $& $1',
    '[x](javascript:1)',
    '🙂 שלום',
    '& !tag |',
    'NHS NEWS',
    'here',
    'Hartlebrigde Libary  Letter.',
  ])('takes any name: %j', async (name) => {
    const dir = folder()
    const options = ['--publication', name, '--organisation', `The ${name} Trust`]
    expect((await newswire(['init', dir, ...options])).code).toBe(0)
    const { value } = await findNewsroom(dir)
    expect(value?.publication).toBe(name)
    expect(value?.organisation.name).toBe(`The ${name} Trust`)
    const built = await newswire(['-C', dir, 'build', '--strict', '--format', 'text', '-o', '-'])
    expect([built.code, built.err]).toEqual([0, ''])
    expect(built.out.replace(/\s+/g, ' ')).toContain(
      `You receive ${name.replace(/\s+/g, ' ')} because you asked The ${name.replace(/\s+/g, ' ')} Trust for it.`,
    )
    expect(await findings(dir)).toEqual([])
  })

  it('leaves out the checks of what is not settled, and of nothing else', async () => {
    const off = async (...options: string[]) => {
      const dir = folder()
      const { err } = await newswire(['init', dir, ...names, ...options])
      const { value } = await findNewsroom(dir)
      const codes = Object.keys(value?.checks ?? {}).sort()
      expect(err.includes('What is not settled yet')).toBe(codes.length > 0)
      return codes
    }
    const settled = {
      address: ['--address', '4 Mill Lane, Hartlebridge HB9 4PT'],
      email: ['--email', 'office@harbour.example.net'],
      unsubscribe: ['--unsubscribe', 'https://harbour.example.net/out'],
    }
    expect(await off()).toEqual(['no-booking', 'no-contact', 'no-postal-address', 'no-unsubscribe'])
    expect(await off(...settled.email)).toEqual(['no-postal-address', 'no-unsubscribe'])
    expect(await off(...settled.email, ...settled.address)).toEqual(['no-unsubscribe'])
    const all = Object.values(settled).flat()
    expect(await off(...all)).toEqual([])
    expect(await off(...all, '--language', 'en-IE')).toEqual([])
    expect(await off(...all, '--language', 'en-US')).toEqual(['spelling'])
    expect(await off(...all, '--language', 'fr')).toEqual(['spelling'])
  })

  it('has each of these checks find something once its line is taken out', async () => {
    const dir = folder()
    await newswire(['init', dir, ...names, '--language', 'de'])
    const path = join(dir, 'newswire.yaml')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/^checks:\n(?: {2}.*\n)+/m, ''))
    const codes = (await findings(dir)).map((each) => (each as { code: string }).code)
    expect(new Set(codes)).toEqual(
      new Set(['no-postal-address', 'no-unsubscribe', 'no-contact', 'no-booking', 'spelling']),
    )
  })

  it('takes what is proposed with --yes', async () => {
    const dir = folder()
    expect((await newswire(['init', dir, '--yes'])).code).toBe(0)
    expect((await findNewsroom(dir)).value?.publication).toBe(basename(dir))
    expect((await newswire(['-C', dir, 'build', '--strict'])).code).toBe(0)
    expect(await findings(dir)).toEqual([])
  })

  it('dates the first issue by the newsroom’s own zone', async () => {
    const day = async (zone: string) => {
      const dir = folder()
      await newswire(['init', dir, ...names, '--timezone', zone], '2009-12-31T23:30:00Z')
      return /^date: (.*)$/m.exec(readFileSync(join(dir, 'issues/1.yaml'), 'utf8'))?.[1]
    }
    expect([await day('Asia/Tokyo'), await day('America/New_York')]).toEqual([
      '2010-01-01',
      '2009-12-31',
    ])
  })

  it('makes the same bytes again', async () => {
    const [a, b] = [folder(), folder()]
    for (const dir of [a, b]) await newswire(['init', dir, ...names])
    const bytes = (dir: string) => filesIn(dir).map((file) => readFileSync(join(dir, file), 'utf8'))
    expect(bytes(a)).toEqual(bytes(b))
  })
})

describe('what newswire init refuses', () => {
  it('names the option for the first missing answer', async () => {
    const dir = folder()
    const none = await newswire(['init', dir])
    expect([none.code, none.out]).toEqual([2, ''])
    expect(none.err).toContain('`--publication`')
    const one = await newswire(['init', dir, '--publication', 'Harbour News', '--json'])
    expect(one.code).toBe(2)
    expect(JSON.parse(one.out).error.hint).toContain('`--organisation`')
    expect(existsSync(dir)).toBe(false)
  })

  test.each([
    ['--publication', ' '],
    ['--website', 'harbour.example'],
    ['--website', 'mailto:desk@harbour.example'],
    ['--language', 'English please'],
    ['--timezone', 'Europe/Hartlebridge'],
    ['--theme', 'newswir'],
    ['--theme', 'toString'],
    ['--accent', 'teal'],
    ['--accent', '#ffee88'],
    ['--email', 'desk at harbour'],
    ['--unsubscribe', 'javascript:alert(1)'],
    ['--first-number', '0'],
    ['--first-number', '1e3'],
    ['--date', '31 April 2009'],
    ['--date', ''],
    ['--short', 'x'.repeat(400)],
  ])('%s %j', async (flag, value) => {
    const dir = folder()
    const { code, err } = await newswire(['init', dir, ...names, flag, value])
    expect(code).toBe(2)
    expect(err).toContain(`\`${flag}\`: `)
    expect(existsSync(dir)).toBe(false)
  })

  it('writes nothing where a file is in the way, without --force', async () => {
    const dir = folder()
    await newswire(['init', dir, ...names])
    const own = join(dir, 'newswire.yaml')
    writeFileSync(own, 'mine: true\n')
    for (const file of made.filter((each) => each.startsWith('schema'))) rmSync(join(dir, file))
    const before = filesIn(dir)
    const refused = await newswire(['init', dir, ...names])
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('newswire.yaml')
    expect(refused.err).toContain('issues/1.yaml')
    expect(refused.err).not.toContain('.gitignore')
    expect(filesIn(dir)).toEqual(before)
    expect(readFileSync(own, 'utf8')).toBe('mine: true\n')
    expect((await newswire(['init', dir, ...names, '--force'])).code).toBe(0)
    expect((await findNewsroom(dir)).value?.publication).toBe('Harbour News')
  })

  it('keeps the lines of a .gitignore, and adds its own once', async () => {
    const dir = folder()
    await newswire(['init', dir, ...names])
    const path = join(dir, '.gitignore')
    writeFileSync(path, '# mine\nout/\n*.bak')
    await newswire(['init', dir, ...names, '--force'])
    const expected = '# mine\nout/\n*.bak\nnode_modules/\nissues/.*.draft*\n.newswire-*.tmp\n'
    expect(readFileSync(path, 'utf8')).toBe(expected)
    await newswire(['init', dir, ...names, '--force'])
    expect(readFileSync(path, 'utf8')).toBe(expected)
  })

  it('only lists with --dry-run', async () => {
    const dir = folder()
    const { code, out } = await newswire(['init', dir, ...names, '--dry-run', '--json'])
    expect(code).toBe(0)
    const { version, dryRun, outputs } = JSON.parse(out)
    expect([version, dryRun, outputs.length]).toEqual([1, true, made.length])
    expect(existsSync(dir)).toBe(false)
  })
})

describe('what stands around the newsroom', () => {
  it('has a workflow whose commands work in it', async () => {
    const dir = folder()
    await newswire(['init', dir, ...names])
    const text = readFileSync(join(dir, '.github/workflows/newswire.yml'), 'utf8')
    const steps: { run?: string }[] = parseYaml(text).jobs.build.steps
    const commands = steps.flatMap(({ run: line }) => (line ? [line.split(' ')] : []))
    expect(commands.length).toBe(2)
    for (const [npx, yes, pinned, ...argv] of commands) {
      expect([npx, yes, pinned]).toEqual(['npx', '--yes', expect.stringMatching(/^newswire@\d/)])
      expect((await newswire(['-C', dir, ...argv])).code).toBe(0)
    }
    expect(existsSync(join(dir, 'out'))).toBe(true)
  })

  it('points editors to schemas that are there, and that its files obey', async () => {
    const dir = folder()
    await newswire(['init', dir, ...names, '--email', 'office@example.org'])
    const ajv = new Ajv({ strict: false, formats: { email: true } })
    const settings = JSON.parse(readFileSync(join(dir, '.vscode/settings.json'), 'utf8'))
    const schemas = Object.keys(settings['yaml.schemas']).map((path) => join(dir, path))
    for (const file of ['newswire.yaml', 'issues/1.yaml']) {
      const text = readFileSync(join(dir, file), 'utf8')
      const named = /^# yaml-language-server: \$schema=(.*)$/m.exec(text)?.[1] ?? ''
      const path = join(dirname(join(dir, file)), named)
      expect(schemas).toContain(path)
      const check = ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
      expect([check(parseYaml(text)), check.errors]).toEqual([true, null])
    }
  })

  it('proposes settings that are right once their # is taken away', async () => {
    const dir = folder()
    await newswire(['init', dir, ...names])
    const path = join(dir, 'newswire.yaml')
    const prose = /^ *# (?:What |The |Built in|Short forms|Where )/
    const lines = readFileSync(path, 'utf8').split('\n')
    const used = lines.map((line) =>
      prose.test(line) ? line : line.replace(/^( *)# (?!yaml-)/, '$1'),
    )
    writeFileSync(path, used.join('\n'))
    const { value, diagnostics } = await findNewsroom(dir)
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      organisation: { address: '1 High Street, Town' },
      brand: { accent: '#0b5a61' },
      people: { office: { email: 'office@example.org' } },
      links: { base: 'https://www.example.org/newsletter/' },
    })
  })

  it('offers the themes that are built in', () => {
    const root = join(import.meta.dirname, '../../templates')
    const builtIn = readdirSync(root).filter((name) => existsSync(join(root, name, 'theme.yaml')))
    expect(Object.keys(themes).sort()).toEqual(builtIn.sort())
  })
})

describe('askCharter', () => {
  const circumstances = {
    folder: 'harbour',
    today: () => '2009-04-20',
    accentFault: async (accent: string) => (accent === '#ffee88' ? 'Too light.' : undefined),
  }

  function scripted(answers: Record<string, unknown>) {
    const asked: Question[] = []
    const ask = (async (question: Question) => {
      asked.push(question)
      return answers[question.key] ?? ('proposal' in question ? question.proposal : '')
    }) as Ask
    return { ask, asked }
  }

  it('has an option for every question', async () => {
    const help = (await newswire(['help', 'init'])).out
    for (const { flag } of Object.values(points)) expect(help).toContain(`${flag} <`)
  })

  it('asks a dozen questions, each with the option that answers it', async () => {
    const { ask, asked } = scripted({ publication: 'Harbour News', organisation: 'Trust' })
    const charter = await askCharter(ask, {}, circumstances)
    expect(asked.map(({ flag }) => flag)).toEqual(Object.values(points).map(({ flag }) => flag))
    expect(asked.every(({ about }) => about)).toBe(true)
    expect(charter).toEqual({
      publication: 'Harbour News',
      organisation: 'Trust',
      language: 'en-GB',
      timezone: 'Europe/London',
      theme: 'newswire',
      number: 1,
      date: '2009-04-20',
    })
  })

  it('does not ask what is known, and follows what was said before', async () => {
    const { ask, asked } = scripted({
      organisation: 'Trust',
      language: 'another',
      'language/tag': 'fr-CH',
    })
    const charter = await askCharter(ask, { publication: 'News', number: 3 }, circumstances)
    expect(asked.map(({ key }) => key)).not.toContain('publication')
    expect(charter).toMatchObject({ language: 'fr-CH', timezone: 'Europe/Paris', number: 3 })
  })

  it('asks again for a colour that cannot be read, with the reason', async () => {
    const { ask, asked } = scripted({ organisation: 'T', accent: '#ffee88', 'accent/2': '#0b5a61' })
    const charter = await askCharter(ask, { publication: 'News' }, circumstances)
    expect(charter.accent).toBe('#0b5a61')
    expect(asked.find(({ key }) => key === 'accent/2')?.about).toBe('Too light.')
  })
})
