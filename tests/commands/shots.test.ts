import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/cli.ts'
import { proof } from '../../src/commands/shots/proof.ts'
import { buildIssue, findNewsroom } from '../../src/index.ts'
import type { IO } from '../../src/model.ts'
import { pdfPages } from '../support/pdf.ts'
import { looked, plainPicture } from '../support/png.ts'
import { issue, sampleNewsroom, settings, smallNewsroom } from '../support/program.ts'
import { tool } from '../support/tools.ts'

const path = tool('browser')
const red = '255,0,0'

type Run = { code: number; stdout: string; stderr: string }

/** Runs the command line within this process. */
async function newswire(args: string[], cwd: string, env = process.env): Promise<Run> {
  const said = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof said) => ({
    write: (text: string | Uint8Array) => {
      said[name] += String(text)
    },
  })
  const io: IO = {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    cwd,
    env,
    now: () => new Date(0),
  }
  return { code: await run(args, io), ...said }
}

/** Issue 2 has a picture of this disk, issue 3 one of the web; 4 makes no mail, 5 one with an error. */
function newsroom(): string {
  const withImage = (number: number, src: string) =>
    `${issue(number)}        image: { src: "${src}", alt: A red square, width: 200 }\n`
  const folder = smallNewsroom({
    1: issue(1),
    2: withImage(2, 'pictures/red.png'),
    3: withImage(3, 'https://www.gov.uk/red.png'),
    5: issue(5, 'Read [the paper](https://example.net/paper).'),
    4: issue(4).replace('title', 'tilte'),
  })
  writeFileSync(
    join(folder, 'newswire.yaml'),
    `${settings}links: { base: https://example.org/bulletin/ }\n`,
  )
  mkdirSync(join(folder, 'pictures'))
  writeFileSync(join(folder, 'pictures/red.png'), plainPicture(200, 100, [255, 0, 0]))
  return folder
}

describe('shots refuses', () => {
  const room = newsroom()
  it.each<[args: string, message: string, hint: string]>([
    [
      '--only desktp',
      'There is no view `desktp`. Did you mean `desktop`?',
      'desktop, phone, dark, images-off',
    ],
    ['--only phone,', 'There is no view ``.', '`--only` takes'],
    ['--width 90', '`--width` cannot be `90`.', 'It takes 200 to 4000.'],
    ['--width wide', '`--width <pixels>` cannot be `wide`.', 'It takes a whole number.'],
    ['--scale 9', '`--scale` cannot be `9`.', 'It takes 1 to 4.'],
    ['--width 500 --only desktop,phone', 'so `--width` makes them the same', 'Name one of them.'],
  ])('%s', refuses)

  // These need the newsroom, which is opened when there is a browser.
  it.skipIf(!path).each([
    ['9', 'There is no issue 9.', 'The newest is 5'],
    ['--all 1', '`--all` and named issues exclude each other.', ''],
  ])('%s', refuses)

  async function refuses(args: string, message: string, hint: string): Promise<void> {
    const { code, stdout, stderr } = await newswire(['shots', ...args.split(' ')], room, {
      ...process.env,
      // What was asked is looked at before anything is started.
      ...(path && { CHROME_PATH: path }),
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain(hint)
    expect(existsSync(join(room, 'out'))).toBe(false)
  }

  it('to begin without a browser, and says how to get one', async () => {
    const env = { ...process.env, CHROME_PATH: join(room, 'no-such-chrome') }
    const { code, stderr } = await newswire(['shots', '1'], room, env)
    expect(code).toBe(2)
    expect(stderr).toContain('no-such-chrome`, which is not there.')
    const json = await newswire(['shots', '1', '--json'], room, env)
    expect(json.code).toBe(2)
    expect(JSON.parse(json.stdout).error.hint).toContain('CHROME_PATH')
    expect(existsSync(join(room, 'out'))).toBe(false)
  })
})

describe.skipIf(!path)('shots', () => {
  const room = newsroom()
  const shots = (...args: string[]) =>
    newswire(['shots', ...args], room, { ...process.env, CHROME_PATH: path })
  const picture = (name: string, folder = 'out/shots') =>
    looked(readFileSync(join(room, folder, name)))

  describe('of an issue with a picture', () => {
    let first: Run
    beforeAll(async () => {
      first = await shots('2')
    })

    it('are four, in out/shots', () => {
      expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' })
      const names = ['2-desktop.png', '2-phone.png', '2-dark.png', '2-images-off.png']
      const lines = first.stdout.trim().split('\n')
      expect(lines.map((line) => line.split(/\s+/)[0])).toEqual(
        names.map((name) => `out/shots/${name}`),
      )
      for (const line of lines) expect(line).toMatch(/ \d+\.\d KB$/)
      expect(readdirSync(join(room, 'out/shots')).sort()).toEqual([...names].sort())
    })

    it.each([
      ['desktop', 1024],
      ['phone', 375],
      ['dark', 1024],
      ['images-off', 1024],
    ])('show something: %s', (name, wide) => {
      const { width, height, colours } = picture(`2-${name}.png`)
      expect([width, height]).toEqual([wide, 1100])
      expect(colours).toBeGreaterThan(50)
    })

    it('are dark in the dark', () => {
      expect(picture('2-desktop.png').brightness).toBeGreaterThan(190)
      expect(picture('2-dark.png').brightness).toBeLessThan(70)
    })

    it('show the picture, and with images off its words alone', () => {
      const areas = ['desktop', 'phone', 'dark'].map((name) => picture(`2-${name}.png`).count(red))
      expect(areas).toEqual([20_000, 20_000, 20_000])
      expect(picture('2-images-off.png').count(red)).toBe(0)
    })

    it('are the same bytes again', async () => {
      await shots('2', '--out', 'again')
      for (const name of readdirSync(join(room, 'again'))) {
        const [one, other] = ['out/shots', 'again'].map((folder) =>
          readFileSync(join(room, folder, name)),
        )
        expect(one?.equals(other ?? Buffer.alloc(0)), name).toBe(true)
      }
    })
  })

  it('are those that were asked for, in their size', async () => {
    await shots('1', '--only', 'dark,phone', '--width', '500', '--scale', '2', '--out', 'some')
    expect(readdirSync(join(room, 'some')).sort()).toEqual(['1-dark.png', '1-phone.png'])
    const { width, height } = picture('1-phone.png', 'some')
    expect([width, height]).toEqual([1000, 2200])
  })

  it('leave the phone out where all have one width', async () => {
    await shots('1', '--width', '400', '--out', 'narrow')
    expect(readdirSync(join(room, 'narrow')).sort()).toEqual([
      '1-dark.png',
      '1-desktop.png',
      '1-images-off.png',
    ])
  })

  it('say which picture was not fetched', async () => {
    const { code, stderr } = await shots('3', '--only', 'desktop', '--out', 'web')
    expect(code).toBe(0)
    expect(stderr).toBe(
      'issues/3.yaml: 1 picture not on this disk and not fetched:\n  https://www.gov.uk/red.png\n',
    )
  })

  it('are taken wherever there is a mail, and errors are told with exit 1', async () => {
    const { code, stdout, stderr } = await shots('--all', '--only', 'phone', '--out', 'all')
    expect(code).toBe(1)
    expect(stdout.match(/all\/\d-phone\.png/g)).toHaveLength(4)
    expect(stderr).toContain('Unknown key `tilte`')
    expect(stderr).toContain('`example.net` is kept for examples')
    expect(stderr).toContain('1 issue makes no mail, so there is no picture of it.')
    expect(readdirSync(join(room, 'all')).sort()).toEqual([
      '1-phone.png',
      '2-phone.png',
      '3-phone.png',
      '5-phone.png',
    ])
  })

  it('as JSON are one document', async () => {
    const { code, stdout } = await shots('1', '4', '--only', 'phone', '--json', '--out', 'json')
    expect(code).toBe(1)
    const { version, issues } = JSON.parse(stdout)
    expect(version).toBe(1)
    expect(issues.map((each: { issue: number | null }) => each.issue)).toEqual([1, null])
    const bytes = readFileSync(join(room, 'json/1-phone.png')).length
    expect(issues[0].outputs).toEqual([{ path: 'json/1-phone.png', bytes }])
    expect(issues[1].outputs).toEqual([])
  })

  it('as a proof alone, or beside pictures', async () => {
    await shots('1', '--pdf', '--out', 'proofs')
    expect(readdirSync(join(room, 'proofs'))).toEqual(['1-proof.pdf'])
    await shots('1', '--pdf', '--only', 'phone', '--out', 'both')
    expect(readdirSync(join(room, 'both')).sort()).toEqual(['1-phone.png', '1-proof.pdf'])
  })
})

describe.skipIf(!path)('the whole of a sample issue', () => {
  const room = sampleNewsroom()
  const shots = (...args: string[]) =>
    newswire(['shots', '15', ...args], room, { ...process.env, CHROME_PATH: path })

  it('is longer than its top, which it begins with', async () => {
    await shots('--only', 'phone', '--full', '--out', 'full')
    const { width, height } = looked(readFileSync(join(room, 'full/15-phone.png')))
    expect(width).toBe(375)
    expect(height).toBeGreaterThan(4000)
  })

  it('is a proof with the numbers of its lines, its day and its pages', async () => {
    await shots('--pdf')
    const file = join(room, 'out/shots/15-proof.pdf')
    const pdf = readFileSync(file)
    const pages = pdfPages(pdf)
    const runs = pages.flatMap((page) => page.split('\n'))
    const html = await proofOf(room, 15)
    const numbers = [...html.matchAll(/<span class="n"[^>]*>(\d+)</g)].map(
      (match) => match[1] ?? '',
    )
    expect(numbers.length).toBeGreaterThan(60)
    expect(numbers.filter((number) => !runs.includes(number))).toEqual([])
    const foot = `page ${pages.length} of ${pages.length}`
    expect(pages.at(-1)?.replaceAll('\n', '')).toContain(foot)
    expect(pages.filter((page) => !page.includes('newswire 15 · '))).toEqual([])
    await shots('--pdf', '--out', 'again')
    expect(readFileSync(join(room, 'again/15-proof.pdf')).equals(pdf)).toBe(true)
  })
})

async function proofOf(room: string, number: number): Promise<string> {
  const { value } = await findNewsroom(room)
  if (!value) throw new Error('no newsroom')
  const { edition, source } = await buildIssue(join(room, `issues/${number}.yaml`), value)
  if (!edition || !source) throw new Error('no edition')
  return proof(edition, source).html
}

describe('a proof', () => {
  const room = sampleNewsroom()

  it('numbers its lines from 1 without a gap, in the order in which they stand', async () => {
    for (const number of [14, 15, 16]) {
      const html = await proofOf(room, number)
      const numbers = [...html.matchAll(/<span class="n"[^>]*>(\d+)</g)].map((match) =>
        Number(match[1]),
      )
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      // Every paragraph, heading and row has one.
      const main = /<main>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
      const bare = main.match(
        /<(p|h2|h3|div|li)(?: class="[a-z]+")?>(?!\s*(?:<p>)?<span class="n")[^\n]*/g,
      )
      expect(bare ?? []).toEqual([])
    }
  })

  it('says in which line of the file each item stands', async () => {
    const html = await proofOf(room, 16)
    const lines = readFileSync(join(room, 'issues/16.yaml'), 'utf8').split('\n')
    const places = [
      ...html.matchAll(
        /<h3><span[^>]*>\d+<\/span>(.*?)<span class="at"[^>]*><bdi>16\.yaml line (\d+)</g,
      ),
    ]
    expect(places.length).toBeGreaterThan(8)
    for (const [, title = '', at] of places) {
      const line = lines[Number(at) - 1] ?? ''
      // An item of a snippet has its title elsewhere.
      if (!line.includes('use:')) expect(line).toContain(title.slice(0, 20))
    }
  })

  it('holds what an author writes as text', async () => {
    const hostile = `a <script>alert(1)</script> & "b"`
    const other = smallNewsroom({ 1: issue(1, 'Text.', `'${hostile}'`) })
    const html = await proofOf(other, 1)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
  })
})
