import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contrast } from '../../src/colour.ts'
import { here } from '../support/here.ts'
import { environment, folderOf, issue, sampleNewsroom, settings } from '../support/program.ts'
import { begin, commit, git, hasGit } from '../support/repository.ts'
import { tool } from '../support/tools.ts'

const executablePath = tool('browser')

/** The sample newsroom in a repository, and an editor's morning in it: nothing of it is committed. */
function edited(): string {
  const room = begin(sampleNewsroom())
  const change = (file: string, changes: Record<string, string>) => {
    const path = join(room, file)
    const text = readFileSync(path, 'utf8')
    for (const old of Object.keys(changes)) if (!text.includes(old)) throw new Error(old)
    writeFileSync(
      path,
      Object.entries(changes).reduce((all, [old, now]) => all.replace(old, now), text),
    )
  }
  change('issues/16.yaml', {
    '2009-05-01, time': '2009-05-08, time',
    'How can LSPs work with planners': 'How can LSPs work with designers',
    'https://example.org/lgc/rare-chance': 'https://example.org/lgc/chance',
    'Read the briefing note': 'Read our briefing note',
    '  - type: have-your-say': `  - type: events
    items:
      - { title: "Summer <b>@conference</b>", date: 2009-06-04, venue: Alder House }
  - type: have-your-say`,
  })
  change('newswire.yaml', { 'which lasts\n      three days': 'which lasts\n      four days' })
  return room
}

const room = edited()
const diff = (args: string, cwd = room, env?: NodeJS.ProcessEnv) =>
  here(['diff', ...args.split(' ').filter(Boolean)], cwd, environment(env))

const head = git(room, 'rev-parse', 'HEAD').trim()
const last = `issues/16.yaml against the last commit (${head.slice(0, 7)})`

describe.skipIf(!hasGit)('diff', () => {
  it('tells in words what changed since the last commit', async () => {
    const { code, stdout, stderr } = await diff('')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(`${last}

  + Section *Events* added with 1 event: *Summer <b>@conference</b>*, 4 June
  ~ 2 links of *PtP briefing note: Sustainable Communities Act* changed
      Link changed from “Read the briefing note” to “Read our briefing note”
      Address of the link *Read the LGC article* is now
      https://example.org/lgc/chance
  ~ The words of *Planning together* changed (1 word)
      How can LSPs work with [-planners-] {+designers+} more closely, and to
      better effect? …
  ~ Deadline of *Migration Impacts Fund: apply by 1 May* moved from 1 May to
    8 May
  ~ The words of *PtP course: Making Partnerships Work* changed (1 word)
      … have this bespoke course, which lasts [-three-] {+four+} days. Feedback
      on the latest one …
`)
  })

  it('paints a terminal, and says the same without', async () => {
    const { stdout } = await diff('', room, { FORCE_COLOR: '1' })
    expect(stdout).toContain('\u001b[32m{+designers+}\u001b[0m')
    expect(stdout).toContain(
      '\u001b[31m1\u001b[0m \u001b[31mMay\u001b[0m'.replace('\u001b[0m \u001b[31m', ' '),
    )
    expect(stdout.replace(/\u001b\[\d*m/g, '')).toBe((await diff('')).stdout)
  })

  it.each<[args: string, first: string]>([
    ['16 --against HEAD', `issues/16.yaml against \`HEAD\` (${head.slice(0, 7)})`],
    ['16 --against main', `issues/16.yaml against \`main\` (${head.slice(0, 7)})`],
    ['issues/16.yaml --against 14', 'issues/16.yaml against issue 14'],
    ['16 --against issues/15.yaml', 'issues/16.yaml against `issues/15.yaml`'],
    // The snippet that it uses is another in newswire.yaml.
    ['15', `issues/15.yaml against the last commit (${head.slice(0, 7)})`],
  ])('%s', async (args, first) => {
    const { code, stdout } = await diff(args)
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toBe(first)
  })

  it('tells nothing where a reader sees nothing', async () => {
    const same = begin(sampleNewsroom())
    const path = join(same, 'issues/16.yaml')
    writeFileSync(path, `${readFileSync(path, 'utf8')}# Checked by the chair.\n`)
    const { code, stdout } = await diff('', same)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      / against the last commit .*\n\nNothing that a reader sees is different\.\n$/,
    )
  })

  it('compares with the issue before where there is no repository, no commit, or a new file', async () => {
    const bare = sampleNewsroom()
    expect((await diff('', bare)).stdout).toMatch(/^issues\/16\.yaml against issue 15\n/)
    git(bare, 'init', '--quiet')
    expect((await diff('', bare)).stdout).toMatch(/^issues\/16\.yaml against issue 15\n/)
    writeFileSync(join(room, 'issues/17.yaml'), issue(17))
    expect((await diff('17')).stdout).toMatch(/^issues\/17\.yaml against issue 16\n/)
    rmSync(join(room, 'issues/17.yaml'))
  })

  it('compares an issue with errors as far as it can, and one that it cannot read not at all', async () => {
    const broken = begin(sampleNewsroom())
    const path = join(broken, 'issues/16.yaml')
    const sound = readFileSync(path, 'utf8')
    writeFileSync(path, sound.replace('https://example.org/lgc/rare-chance', 'rare chance'))
    expect(await diff('', broken)).toMatchObject({ code: 1, stdout: '' })
    expect((await diff('--json', broken)).stdout).toContain('"code": "bad-link"')
    writeFileSync(path, sound.replace('discusses the Act too', '[it](javascript:x)'))
    const { code, stdout, stderr } = await diff('', broken)
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('javascript')
  })
})

describe.skipIf(!hasGit)('diff refuses', () => {
  it.each<[args: string, message: string]>([
    ['--against no-such', 'git knows no revision `no-such` here.'],
    ['--against --output=x', 'git knows no revision `--output=x` here.'],
    ['--against gone.yaml', 'There is no file `gone.yaml`.'],
    ['--against 99', 'There is no issue 99.'],
    ['--against 16', 'Issue 16 cannot be compared with itself.'],
    ['14 15', 'Too many arguments'],
    ['--pictures', '`--pictures` needs the page that shows them.'],
    ['--format yaml', '`--format <name>` cannot be'],
  ])('%s', async (args, message) => {
    const { code, stdout, stderr } = await diff(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('--json beside another form, as JSON', async () => {
    const { code, stdout } = await diff('--json --format text')
    expect(code).toBe(2)
    expect(JSON.parse(stdout).error.message).toBe(
      '`--json` and `--format text` exclude each other.',
    )
  })

  it('a first issue that is as it was committed', async () => {
    const one = begin(folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue(1) }))
    const { code, stderr } = await diff('', one)
    expect(code).toBe(2)
    expect(stderr).toContain('Issue 1 is as it was committed, and no issue came before it.')
  })

  it('to compare with what has errors, and with a revision in which the issue was not there', async () => {
    const one = begin(folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': 'number: [' }))
    commit(one, { 'issues/1.yaml': issue(1), 'issues/2.yaml': issue(2) })
    expect((await diff('1 --against HEAD~1', one)).stderr).toContain(
      'has errors and cannot be compared with',
    )
    expect((await diff('2 --against HEAD~1', one)).stderr).toContain('was not there at `HEAD~1`')
  })
})

describe.skipIf(!hasGit)('the forms of diff', () => {
  it('are Markdown in which no author can mention people or write HTML', async () => {
    const { stdout } = await diff('--format markdown')
    expect(stdout).toContain(
      `### ${last.replaceAll('_', '\\_')}\n\n- Section <em>Events</em> added`,
    )
    expect(stdout).toContain('&lt;b&gt;@<!-- -->conference&lt;/b&gt;')
    expect(stdout).toContain(
      '  > How can LSPs work with <del>planners</del> <ins>designers</ins> more closely',
    )
    expect(stdout).toContain(
      '  - Address of the link <em>Read the LGC article</em> is now `https://example.org/lgc/chance`\n',
    )
  })

  it('are one document with --json', async () => {
    const { code, stdout } = await diff('--json')
    expect(code).toBe(0)
    const told = JSON.parse(stdout)
    expect(Object.keys(told)).toEqual([
      'version',
      'issue',
      'file',
      'against',
      'sentences',
      'changes',
    ])
    expect(told.against).toEqual({ kind: 'commit', name: last.split('against ')[1], id: head })
    expect(told.changes.find(({ field }: { field?: string }) => field === 'deadlines')).toEqual({
      ...{
        kind: 'changed',
        of: 'item',
        field: 'deadlines',
        entry: null,
        label: 'deadline',
        form: 'day',
      },
      section: {
        before: { title: 'Funding news', path: ['sections', 2] },
        after: { title: 'Funding news', path: ['sections', 2] },
      },
      item: {
        before: {
          title: 'Migration Impacts Fund: apply by 1 May',
          path: ['sections', 2, 'items', 0],
        },
        after: {
          title: 'Migration Impacts Fund: apply by 1 May',
          path: ['sections', 2, 'items', 0],
        },
      },
      ...{ before: '2009-05-01, 5pm', after: '2009-05-08, 5pm' },
      ...{ shown: { before: '1 May', after: '8 May' }, words: [] },
    })
  })

  it('are told by the name of the file, and the same each time', async () => {
    for (const name of ['a.html', 'b.html', 'c.md']) {
      const { code, stdout, stderr } = await diff(`-o ${name}`)
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
      expect(stderr).toMatch(new RegExp(`^${name}: 5 changes against the last commit`))
    }
    const [a, b, c] = ['a.html', 'b.html', 'c.md'].map((name) =>
      readFileSync(join(room, name), 'utf8'),
    )
    expect(a).toBe(b)
    expect(c).toBe((await diff('--format markdown -o -')).stdout)
  })
})

/** `rgb(198, 239, 206)` as `#c6efce`. */
const hex = (colour: string): string =>
  `#${(colour.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`

describe.skipIf(!executablePath || !hasGit)('the page of diff in a real browser', () => {
  const schemes = ['light', 'dark'] as const
  const views = [1440, 375].flatMap((width) =>
    schemes.map((colorScheme) => ({ width, colorScheme })),
  )
  let browser: Browser
  let page: Page
  const noise: string[] = []

  beforeAll(async () => {
    expect((await diff('-o page.html')).code).toBe(0)
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox'],
    })
    page = await browser.newPage()
    const address = pathToFileURL(join(room, 'page.html')).href
    page.on('console', (message) => noise.push(message.text()))
    page.on('pageerror', (error) => noise.push(error.message))
    page.on('request', (request) => request.url() === address || noise.push(request.url()))
    await page.goto(address)
  })

  afterAll(() => browser?.close())

  it('asks for nothing and complains of nothing', () => {
    expect(noise.filter((each) => each !== 'about:srcdoc' && !each.startsWith('data:'))).toEqual([])
  })

  it.each(views)(
    'is accessible to axe: $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.evaluate(axe.source)
      const found = await page.evaluate(
        'axe.run(document, { iframes: false, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes.map(({ html }) => html)))',
      )
      expect(found).toEqual([])
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(overflow)).toBe(0)
    },
  )

  /** What is found in the mail of a side: no script runs in its frame, so the page looks into it. */
  const inMail = (side: string, expression: string) =>
    page.evaluate(
      `(() => { const mail = document.getElementById('${side}').contentDocument; return ${expression} })()`,
    )

  it.each(schemes)('has marks that can be read in both mails: %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    for (const [side, element] of Object.entries({ before: 'del', after: 'ins' })) {
      const colours = await inMail(
        side,
        `[...mail.querySelectorAll('${element}')].map((each) => ['color', 'background-color'].map((name) => getComputedStyle(each).getPropertyValue(name)))`,
      )
      expect(colours).not.toEqual([])
      for (const [ink, ground] of colours as [string, string][]) {
        expect(contrast(hex(ink), hex(ground))).toBeGreaterThan(7)
      }
    }
  })

  it('marks the words that went in the one mail, and those that came in the other', async () => {
    const words = (side: string, element: string) =>
      inMail(side, `[...mail.querySelectorAll('${element}')].map((each) => each.textContent)`)
    expect(await words('before', 'del')).toEqual(['1', 'the', 'planners', '1', 'three'])
    expect(await words('after', 'ins')).toEqual(
      expect.arrayContaining(['8', 'our', 'designers', 'four', 'Events']),
    )
    expect(await words('after', 'del')).toEqual([])
  })

  it('shows both mails at the item that is asked for', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: /deadline of/i }).click()
    for (const side of ['before', 'after']) {
      const place = `mail.querySelector('[id^=migration-impacts]').getBoundingClientRect().top`
      const top = await inMail(side, place)
      expect(top).toBeGreaterThanOrEqual(0)
      expect(top).toBeLessThan(100)
    }
  })

  it('lets nothing of a mail run', async () => {
    const sandboxes = await page
      .locator('iframe')
      .evaluateAll((all) => all.map((each) => each.getAttribute('sandbox')))
    expect(sandboxes).toEqual(['allow-same-origin', 'allow-same-origin'])
    const html = readFileSync(join(room, 'page.html'), 'utf8')
    expect(html.match(/<script/g)).toHaveLength(1)
  })

  it('has pictures of what looks otherwise', async () => {
    const { code, stderr } = await diff('--pictures -o pictures.html')
    expect({ code, stderr: stderr.split(':')[0] }).toEqual({ code: 0, stderr: 'pictures.html' })
    const html = readFileSync(join(room, 'pictures.html'), 'utf8')
    expect(html.match(/<img src="data:image\/png;base64,/g)).toHaveLength(2)
    expect(html).toMatch(/Desktop: \d+\.\d% of the picture is different/)
  })
})
