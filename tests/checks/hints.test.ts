import { describe, expect, it } from 'vitest'
import { findNewsroom, openPress } from '../../src/index.ts'
import { folderOf } from '../support/program.ts'

const settings = `publication: The Ferryman
organisation: { name: Tidewater Trust, address: 1 Quay Street, website: https://tidewater.co.uk }
people:
  jo: { name: Joanna Mackerel, email: jo@tidewater.co.uk }
links: { base: https://tidewater.co.uk/ferryman/, unsubscribe: https://tidewater.co.uk/leave }
`

/** What a check says of one item, written as a map in one line each. */
async function said(code: string, lines: string[], files: Record<string, string> = {}) {
  const item = lines.map((line) => `        ${line}\n`).join('')
  const issue = `number: 31\ndate: 2009-05-20\nsections:\n  - type: news\n    items:\n      - title: The tide tables\n${item}`
  const folder = folderOf({ 'newswire.yaml': settings, 'issues/31.yaml': issue, ...files })
  const { value: newsroom } = await findNewsroom(folder)
  if (!newsroom) throw new Error('no newsroom')
  const { build } = await openPress(newsroom, { cwd: folder, thorough: true })
  const { diagnostics = [] } = (await build?.('issues/31.yaml')) ?? {}
  return diagnostics
    .filter((each) => each.code === code)
    .map(({ message, hint = '', fix }) => ({ message, hint, fix }))
}

describe('somebody of the register', () => {
  it('whose name alone is misspelt is told as who it is', async () => {
    const contact = 'contact: { name: Joanna Mackerell, email: jo@tidewater.co.uk }'
    expect(await said('stranger', ['body: Now.', contact])).toMatchObject([
      {
        message:
          '`jo@tidewater.co.uk` is the address of `jo`, who is `Joanna Mackerel` in the register.',
        hint: 'Write `contact: jo`, or mend the name.',
      },
    ])
  })
})

describe('words for a link', () => {
  const hints = async (body: string) =>
    (await said('vague-link', [`body: ${body}`])).map(({ hint }) => /`.*`/.exec(hint)?.[0])

  it('are proposed for one target alone', async () => {
    const body =
      'See [here](https://a.org.uk/1), [here](https://a.org.uk/2) and [more](https://a.org.uk/1).'
    expect(await hints(body)).toEqual([
      '`[The tide tables](…)`',
      undefined,
      '`[The tide tables](…)`',
    ])
  })

  it('are not proposed when others lead there', async () => {
    const body = 'See [the tide tables](https://a.org.uk/0) or look [here](https://a.org.uk/1).'
    expect(await hints(body)).toEqual([undefined])
  })

  it('are not vague themselves', async () => {
    const body = '[Read more](https://a.org.uk/more.pdf).'
    expect(await hints(`"${body}"`)).toEqual(['`[The tide tables (PDF)](…)`'])
  })
})

describe('the name of a picture', () => {
  const pictures = (names: string[]) =>
    Object.fromEntries(names.map((name) => [`pictures/${name}`, 'x']))

  it.each([
    ['missing.png', ['pier.png', 'big.png', 'small.png'], undefined],
    ['harbor.png', ['pier.png', 'harbour.png'], 'harbour.png'],
    ['pier.png', ['big.png', 'pier.jpg'], 'pier.jpg'],
    ['img-12.png', ['img-13.png'], undefined],
    ['Pier.png', ['pier.jpg', 'pier.png'], 'pier.png'],
  ])('is proposed where it is near: %s', async (name, names, near) => {
    const image = `image: { src: pictures/${name}, alt: Low water }`
    const [found] = await said('missing-picture', ['body: Now.', image], pictures(names))
    expect(/`pictures\/(.*)`/.exec(found?.hint ?? '')?.[1]).toBe(near)
  })
})

describe('a doubled space within a link', () => {
  it('is mended, and the stop behind the link is no part of it', async () => {
    const [found] = await said('stray-space', [
      'body: see [the  map](https://a.org.uk/a  "All of  it").',
    ])
    expect(found).toEqual({
      message: 'There are 2 spaces between `the` and `map`.',
      hint: 'Write `the map`.',
      fix: { find: 'the  map', nth: 0, replace: 'the map' },
    })
  })
})
