import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import MarkdownIt from 'markdown-it'
import { beforeAll, describe, expect, it } from 'vitest'
import { here, type Run } from '../support/here.ts'
import { looked, plainPicture } from '../support/png.ts'
import { environment, folderOf, issue, sampleNewsroom, settings } from '../support/program.ts'
import { begin, commit, git, hasGit } from '../support/repository.ts'
import { tool } from '../support/tools.ts'

const browser = tool('browser')

/** No browser is found where no program is. */
const none = { ...environment(), CHROME_PATH: '/nowhere/chrome' }
const env = { ...environment(), ...(browser && { CHROME_PATH: browser }) }

/** Changes files of a newsroom: what is not there to be changed is a mistake of the test. */
function change(room: string, changes: Record<string, Record<string, string>>): void {
  for (const [file, words] of Object.entries(changes)) {
    let text = readFileSync(join(room, file), 'utf8')
    for (const [old, now] of Object.entries(words)) {
      if (!text.includes(old)) throw new Error(`${file} has no ${old}`)
      text = text.replace(old, now)
    }
    writeFileSync(join(room, file), text)
  }
}

/** A newsroom in a repository, and a branch in it that changes files. */
function branched(
  room: string,
  changes: Record<string, Record<string, string>>,
  files: Record<string, string> = {},
): string {
  begin(room)
  git(room, 'switch', '--quiet', '--create', 'proposal')
  change(room, changes)
  commit(room, files, 'A proposal')
  return room
}

/** Pictures may stand in the newsroom when it is said where they will be. */
const based = 'links: { base: https://example.org/bulletin/ }\n'

const ci = (room: string, args = '', more: NodeJS.ProcessEnv = none): Promise<Run> =>
  here(['ci', ...args.split(' ').filter(Boolean)], room, more)

const summaryOf = (room: string, out = 'out/ci'): string =>
  readFileSync(join(room, out, 'summary.md'), 'utf8')

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const pull = {
  'issues/16.yaml': {
    '2009-05-01, time': '2009-05-08, time',
    'https://example.org/lgc/rare-chance': 'http://localhost:8080/rare-chance',
    'Read the case study': 'here',
    '  - type: have-your-say': `  - type: events
    items:
      - title: Working better together
        date: 2009-06-04
        time: 14:00-16:00
        venue: Alder House, London
        body: An afternoon about audits.
  - type: have-your-say`,
  },
}

const newProblem = (room: string) => summaryOf(room).match(/^- \*\*.*$/gm) ?? []

describe.skipIf(!hasGit)('ci on a pull request', () => {
  const room = branched(sampleNewsroom(), pull)
  const out = join(room, 'out/ci')
  let run: Run
  beforeAll(async () => {
    run = await ci(room, '--base main', env)
  })

  it('writes a summary that an editor understands', () => {
    const text = summaryOf(room).replace(/ · Pictures: .*|\n_There are no pictures: .*\n/, '')
    expect(text.replace(/`[0-9a-f]{7}`/, '`commit`')).toMatchSnapshot()
  })

  it('says where it is and what is new, and exits with 1 for an error', () => {
    const { code, stdout, stderr } = run
    expect({ code, stdout }).toEqual({
      ...{ code: 1, stdout: 'out/ci/summary.md  1 issue touched, 4 new problems\n' },
    })
    expect(stderr).toMatch(/^Compared with main \([0-9a-f]{7}\), as asked for\.\n/)
    expect(stderr).toContain('private-link')
  })

  it('leads only to what is there', () => {
    const links = [...summaryOf(room).matchAll(/\]\(\.\/([^)]*)\)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThanOrEqual(browser ? 6 : 2)
    expect(links.filter((path) => !existsSync(join(out, path)))).toEqual([])
  })

  it.skipIf(!browser)('has pictures of before and after that are not blank', () => {
    const names = readdirSync(join(out, 'pictures')).sort()
    expect(names).toEqual([
      ...['16-desktop-after.png', '16-desktop-before.png'],
      ...['16-phone-after.png', '16-phone-before.png'],
    ])
    const [after, before, phone] = names.map((name) =>
      looked(readFileSync(join(out, 'pictures', name))),
    )
    expect([after?.width, phone?.width]).toEqual([720, 375])
    // The mail has an event more now.
    expect(after?.height).toBeGreaterThan((before?.height ?? 0) + 100)
    for (const picture of [after, before, phone]) {
      expect(picture?.colours).toBeGreaterThan(100)
      expect(picture?.brightness).toBeLessThan(250)
    }
  })

  it('writes the same bytes again', async () => {
    const before = filesIn(out).map((name) => [name, readFileSync(join(out, name))] as const)
    rmSync(out, { recursive: true })
    expect(await ci(room, '--base main', env)).toEqual(run)
    expect(filesIn(out)).toEqual(before.map(([name]) => name))
    for (const [name, bytes] of before) {
      expect(readFileSync(join(out, name)).equals(bytes), name).toBe(true)
    }
  })

  it('takes away what is no longer so, and leaves the files of others alone', async () => {
    writeFileSync(join(out, 'notes.txt'), 'Mine.')
    expect((await ci(room, '--base HEAD --no-pictures')).code).toBe(0)
    expect(filesIn(out)).toEqual([
      ...['.newswire-ci.json', 'notes.txt', 'site/.newswire-site.json', 'site/index.html'],
      ...['site/issues.js', 'site/workbench.css', 'site/workbench.js', 'summary.md'],
    ])
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('Mine.')
    rmSync(join(out, 'notes.txt'))
  })

  it('prints one document with --json', async () => {
    const { code, stdout } = await ci(room, '--base main --json --no-pictures')
    const told = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(Object.keys(told)).toEqual([
      ...['version', 'base', 'summary', 'isBuilt', 'note', 'outputs', 'newsroom', 'issues'],
    ])
    expect(told.base).toEqual({
      ...{ name: 'main', commit: git(room, 'rev-parse', 'main').trim(), why: 'as asked for' },
    })
    expect(told.summary).toEqual({ errors: 1, warnings: 3 })
    expect(told.issues).toHaveLength(1)
    expect(told.issues[0]).toMatchObject({ issue: 16, file: 'issues/16.yaml', how: 'changed' })
    expect(told.issues[0].changes).toContain(
      'deadline of *Migration Impacts Fund: apply by 1 May* moved from 1 May to 8 May',
    )
    expect(told.outputs).toContain('out/ci/summary.md')
  })

  it('annotates the lines for GitHub, and adds the summary to the page of the run', async () => {
    const step = join(room, 'out/step.md')
    writeFileSync(step, 'Before.\n')
    const { stdout } = await ci(room, '--no-pictures', {
      ...{ ...none, GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main', GITHUB_STEP_SUMMARY: step },
      ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' },
    })
    expect(stdout).toContain('::error file=issues/16.yaml,line=28,endLine=28,col=18,')
    expect(stdout.match(/^::/gm)).toHaveLength(4)
    const text = readFileSync(step, 'utf8')
    expect(text).toMatch(/^Before\.\n<!-- newswire-ci -->\n/)
    expect(text).toContain('the target of this pull request')
    expect(text).toContain('[Preview](https://github.com/o/r/actions/runs/7#artifacts)')
    expect(text).not.toContain('](./')
  })

  it('writes the summary elsewhere too, with links from there', async () => {
    await ci(room, '--base main --no-pictures --summary review/comment.md --out out/there')
    const text = readFileSync(join(room, 'review/comment.md'), 'utf8')
    expect(text).toContain('[Preview](./../out/there/site/issues/16.html)')
    rmSync(join(room, 'review'), { recursive: true })
  })

  it('says that there is no browser, and nothing when none is wanted', async () => {
    await ci(room, '--base main')
    expect(summaryOf(room)).toMatch(/\n_There are no pictures: CHROME\\_PATH names `\/nowhere/)
    await ci(room, '--base main --no-pictures')
    expect(summaryOf(room)).not.toMatch(/no pictures/)
  })
})

describe.skipIf(!hasGit)('ci tells of', () => {
  it('a branch that changes nothing that readers see', async () => {
    const room = branched(sampleNewsroom(), {
      'issues/16.yaml': { 'number: 16': '# Read by the chair.\nnumber: 16' },
    })
    const { code, stdout } = await ci(room, '--base main')
    expect({ code, stdout }).toEqual({
      ...{ code: 0, stdout: 'out/ci/summary.md  1 issue touched, 0 new problems\n' },
    })
    expect(summaryOf(room)).toBe(`<!-- newswire-ci -->
## newswire: nothing that readers see has changed

Compared with \`main\` at \`${git(room, 'rev-parse', '--short=7', 'main').trim()}\`, as asked for.
`)
  })

  it('an issue that is gone, one that has moved, and a new one', async () => {
    const room = sampleNewsroom()
    begin(room)
    git(room, 'switch', '--quiet', '--create', 'proposal')
    git(room, 'mv', 'issues/15.yaml', 'issues/18.yaml')
    change(room, { 'issues/18.yaml': { 'number: 15': 'number: 18' } })
    rmSync(join(room, 'issues/14.yaml'))
    commit(room, { 'issues/17.yaml': issue(17, 'It opens today.', 'The harbour') })
    await ci(room, '--base main')
    const text = summaryOf(room)
    expect(text).toContain('## newswire: 3 issues changed')
    expect(text).toMatch(/### Issue 18,[^\n]*\n\n[^\n]* The file was `issues\/15\.yaml`\./)
    expect(text).toMatch(/### Issue 14,[^\n]*\n\n[^\n]* The issue was removed\.\n/)
    expect(text).toMatch(/### Issue 17,[^\n]*\n\n[^\n]* A new issue\./)
    expect(text).toContain('- **News**, 1 item: The harbour\n')
  })

  it('settings that change a mail, of the issues that show it, once', async () => {
    const room = branched(sampleNewsroom(), {
      'newswire.yaml': { 'which lasts\n      three days': 'which lasts\n      four days' },
    })
    const { code } = await ci(room, '--base main')
    expect(code).toBe(0)
    const text = summaryOf(room)
    expect(text).toContain('Its own file is as it was')
    expect(text).toContain('<del>three</del> <ins>four</ins>')
    expect(text.match(/^### /gm)).toHaveLength(1)
  })

  it('settings that touch many issues, with previews of the newest', async () => {
    const numbers = Array.from({ length: 15 }, (_, at) => at + 1)
    const issues = numbers.map((number) => [`issues/${number}.yaml`, issue(number)])
    const room = begin(folderOf({ 'newswire.yaml': settings, ...Object.fromEntries(issues) }))
    commit(room, { 'newswire.yaml': `${settings}footer: Written by us.\n` })
    await ci(room)
    const text = summaryOf(room)
    expect(text).toContain('## Bulletin: 15 issues changed')
    expect(text.match(/^### .*/gm)).toEqual(['### Issue 15, 20 April 2009'])
    expect(text).toMatch(/The same holds for 14 other issues: Issue 14, .* and 4 more\.\n/)
    expect(text).toContain('the newest 3 have a preview.')
    expect(readdirSync(join(room, 'out/ci/site/issues'))).toEqual(['13.html', '14.html', '15.html'])
  })

  it('a theme and a picture that look otherwise', async () => {
    const files = (picture: string) => ({
      'newswire.yaml': `${settings}theme: house\n${based}`,
      'templates/house/theme.yaml': 'extends: newswire\ndescription: Ours.\n',
      'issues/1.yaml': issue(1),
      'issues/2.yaml': `${issue(2)}        image: { src: pictures/a.svg, alt: A boat, width: 100 }\n`,
      'pictures/a.svg': `<svg xmlns="http://www.w3.org/2000/svg">${picture}</svg>`,
    })
    const room = begin(folderOf(files('')))
    commit(room, files('<g/>'))
    await ci(room, '--base HEAD~1')
    const text = summaryOf(room)
    expect(text).toContain('### Issue 2,')
    expect(text).toContain('The mail is the same, but a picture in it may look otherwise.')
    expect(text).not.toContain('### Issue 1,')
  })

  it.skipIf(!browser)('a picture that is another one, and shows both', async () => {
    const picture = (colour: [number, number, number]) => plainPicture(200, 100, colour)
    const room = folderOf({
      'newswire.yaml': `${settings}${based}`,
      'issues/1.yaml': `${issue(1)}        image: { src: a.png, alt: A square, width: 200 }\n`,
    })
    const path = join(room, 'issues/a.png')
    writeFileSync(path, picture([255, 0, 0]))
    begin(room)
    writeFileSync(path, picture([0, 0, 255]))
    commit(room, {})
    await ci(room, '', env)
    const seen = (when: string, colour: string) =>
      looked(readFileSync(join(room, `out/ci/pictures/1-desktop-${when}.png`))).count(colour)
    expect([seen('before', '255,0,0'), seen('before', '0,0,255')]).toEqual([20_000, 0])
    expect([seen('after', '255,0,0'), seen('after', '0,0,255')]).toEqual([0, 20_000])
  })

  it('a browser that does not work, and exits with 2', async () => {
    const room = branched(sampleNewsroom(), pull)
    const { code } = await ci(room, '--base main', { ...none, CHROME_PATH: '/bin/false' })
    expect(code).toBe(2)
    expect(summaryOf(room)).toContain('moved from 1 May to 8 May')
    expect(summaryOf(room)).toMatch(/\n_There are no pictures: [^\n]*_\n$/)
  })

  it('an issue that cannot be built, and why', async () => {
    const room = branched(sampleNewsroom(), { 'issues/16.yaml': { 'items:': 'itmes:' } })
    const { code, stdout } = await ci(room, '--base main')
    expect(code).toBe(1)
    expect(stdout).toContain('1 issue touched')
    const text = summaryOf(room)
    expect(text).toContain('**There is no mail of it: its errors come first.**')
    expect(text).toContain('What changed for readers can be told when the errors are mended.')
    expect(newProblem(room)[0]).toMatch(/^- \*\*Error, line 8:\*\* .*`itmes`.*Did you mean `items`/)
  })

  it('settings in which nothing can be built', async () => {
    const room = branched(sampleNewsroom(), { 'newswire.yaml': { 'language:': 'langauge:' } })
    const { code } = await ci(room, '--base main')
    expect(code).toBe(2)
    expect(summaryOf(room)).toContain('## The newsletter: nothing can be built')
    expect(newProblem(room).join('\n')).toContain('`langauge`')
    // Mended, it is compared with the newsroom of before, read with these settings.
    git(room, 'switch', '--quiet', '--create', 'mended')
    change(room, { 'newswire.yaml': { 'langauge:': 'language:' }, ...pull })
    commit(room, {})
    expect((await ci(room, '--base proposal')).code).toBe(1)
    expect(summaryOf(room)).toContain('moved from 1 May to 8 May')
    expect(summaryOf(room)).toContain('so the settings of now stand for both.')
  })

  it('a first commit, in which all is new', async () => {
    const room = begin(folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue(1) }))
    expect((await ci(room)).code).toBe(0)
    expect(summaryOf(room)).toContain('This is the first commit, so all is new.')
    expect(summaryOf(room)).toContain('A new issue.')
  })

  it('problems that are new, and only counts those that were there', async () => {
    const old = 'Here is [here](https://example.net/a).'
    const room = begin(folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue(1, old) }))
    commit(room, { 'issues/1.yaml': issue(1, `${old} And [click here](https://example.net/b).`) })
    const strict = await ci(room, '--strict')
    expect(strict.code).toBe(1)
    expect(newProblem(room).filter((row) => row.includes('vague-link'))).toHaveLength(1)
    expect(newProblem(room).join()).not.toContain('`here`')
    expect(summaryOf(room)).toMatch(/\d+ problems? that (?:was|were) there before (?:is|are) not/)
  })
})

describe.skipIf(!hasGit)('an author’s words in the summary', () => {
  const hostile = [
    ...['<script>alert(1)</script>', '@team', '#1', '#1;', '!2', 'GH-3', '|', '`code', '``@team``'],
    ...[
      '[x](https://evil.example)',
      '![x](https://evil.example)',
      '</details><!-- newswire-ci -->',
    ],
    ...['https://github.com/o/r/issues/1', '**bold**', '&lt;b&gt;', '$`x`$', '1. a', '](./site)'],
  ]
  const title = hostile.join(' ')
  const quoted = (text: string) => JSON.stringify(text)

  it('do nothing', async () => {
    const room = begin(
      folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue(1, 'A.', quoted('A title')) }),
    )
    commit(room, {
      'issues/1.yaml': `${issue(1, 'B.', quoted(title))}        tilte: ${quoted(title)}\n`,
      'issues/2.yaml': issue(2, quoted(title), quoted(title)),
    })
    await ci(room)
    const text = summaryOf(room)
    const html = rendered(text)
    expect(html).not.toMatch(/<script|<img|<strong>bold|<details/)
    expect(html.match(/<!-- newswire-ci -->/g)).toHaveLength(1)
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
    expect(hrefs.filter((href) => !href.startsWith('./'))).toEqual([])
    expect(hrefs.length).toBeGreaterThan(0)
    // Outside of code no sign is left that GitHub would make a mention or a reference of.
    const outside = html.replace(/<code>[^<]*<\/code>/g, '')
    expect(outside).not.toMatch(/@\w|(?<!&)#\d|GH-\d|https?:\/\//)
  })

  it('are cut before a comment is too long, and stand in full beside it', async () => {
    const items = (number: number, sign: string) =>
      Array.from(
        { length: 150 },
        (_, at) =>
          `      - title: Story ${number} ${at} ${'of the day '.repeat(6)}\n        body: ${sign} happened here.`,
      )
    const long = (number: number, sign: string) =>
      `${issue(number)}${items(number, sign).join('\n')}\n`
    const numbers = [1, 2, 3, 4]
    const all = (sign: string) =>
      Object.fromEntries(numbers.map((number) => [`issues/${number}.yaml`, long(number, sign)]))
    const room = begin(folderOf({ 'newswire.yaml': settings, ...all('Much') }))
    commit(room, all('Little'))
    await ci(room)
    const text = summaryOf(room)
    expect(text.length).toBeLessThanOrEqual(60_000)
    expect(text).toContain('[the whole summary](./summary-in-full.md)')
    for (const number of numbers) expect(text).toContain(`### Issue ${number},`)
    const full = readFileSync(join(room, 'out/ci/summary-in-full.md'), 'utf8')
    expect(full.length).toBeGreaterThan(60_000)
  })
})

/** As GitHub reads it: Markdown with HTML, tables and bare addresses. */
const rendered = (text: string): string =>
  new MarkdownIt({ html: true, linkify: true }).render(text)

describe.skipIf(!hasGit)('ci finds what to compare with', () => {
  const room = branched(smallRoom(), { 'issues/1.yaml': { 'A story': 'The story' } })
  const compared = async (more: NodeJS.ProcessEnv, cwd = room) =>
    (await ci(cwd, '--no-pictures', { ...none, ...more })).stderr.split('\n')[0]

  it('by what the host says', async () => {
    const main = git(room, 'rev-parse', 'main').trim()
    const short = main.slice(0, 7)
    expect(await compared({ GITHUB_BASE_REF: 'main' })).toBe(
      `Compared with main (${short}), the target of this pull request.`,
    )
    expect(await compared({ CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' })).toBe(
      `Compared with main (${short}), the target of this merge request.`,
    )
    expect(await compared({ CI_MERGE_REQUEST_DIFF_BASE_SHA: main })).toBe(
      `Compared with ${short} (${short}), the target of this merge request.`,
    )
    expect(await compared({ GITHUB_BASE_REF: '' })).toBe(
      `Compared with HEAD~1 (${short}), the commit before.`,
    )
  })

  it('where the branch left the main one, though that has gone on', async () => {
    const apart = branched(smallRoom(), { 'issues/1.yaml': { 'A story': 'The story' } })
    git(apart, 'switch', '--quiet', 'main')
    commit(apart, { 'issues/2.yaml': issue(2) })
    git(apart, 'switch', '--quiet', 'proposal')
    await ci(apart, '--base main')
    expect(summaryOf(apart).match(/^### .*/gm)).toEqual(['### Issue 1, 20 April 2009'])
  })

  it('in a clone, and in the subfolder of one', async () => {
    const top = begin(folderOf({ 'a/newswire.yaml': settings, 'a/issues/1.yaml': issue(1) }))
    const clone = folderOf({})
    git(clone, 'clone', '--quiet', top, 'copy')
    const copy = join(clone, 'copy')
    commit(copy, { 'a/issues/1.yaml': issue(1, 'It [is](http://localhost/x).') })
    const { stdout, stderr } = await ci(join(copy, 'a/issues'), '--no-pictures', {
      ...{ ...none, GITHUB_ACTIONS: 'true' },
    })
    expect(stderr).toMatch(/^Compared with origin\/HEAD .*, the main branch of `origin`\.\n/)
    expect(stdout).toContain('::error file=a/issues/1.yaml,line=7,')
    expect(summaryOf(copy, 'a/out/ci')).toContain('`1.yaml`')
  })

  it('or says what to do in a shallow copy', async () => {
    const clone = folderOf({})
    git(
      clone,
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--branch',
      'proposal',
      pathToFileURL(room).href,
      'c',
    )
    for (const more of [{ GITHUB_BASE_REF: 'main' }, {}]) {
      const { code, stderr } = await ci(join(clone, 'c'), '', { ...none, ...more })
      expect(code).toBe(2)
      expect(stderr).toContain('`fetch-depth: 0`')
    }
  })

  it('or refuses', async () => {
    const bare = smallRoom()
    expect(await ci(bare)).toMatchObject({ code: 2, stdout: '' })
    expect((await ci(bare)).stderr).toContain('is in no git repository')
    const unknown = await ci(room, '--base no-such')
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('git knows no revision `no-such` here')
    const json = await ci(room, '--base no-such --json')
    expect(JSON.parse(json.stdout).error.message).toContain('`no-such`')
  })

  it('or misses git', async () => {
    const { PATH } = process.env
    process.env.PATH = '/nowhere'
    try {
      const { code, stderr } = await ci(room)
      expect(code).toBe(2)
      expect(stderr).toContain('There is no `git` on this machine.')
    } finally {
      process.env.PATH = PATH
    }
  })
})

function smallRoom(): string {
  return folderOf({ 'newswire.yaml': settings, 'issues/1.yaml': issue(1) })
}
