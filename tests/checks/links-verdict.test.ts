import { describe, expect, it } from 'vitest'
import { verdict } from '../../src/checks/links/verdict.ts'
import type { Answer, Failure } from '../../src/model.ts'

const weir = 'https://weir.org/study'
const hops = (...all: [status: number, to: string][]) => ({
  hops: all.map(([status, to]) => ({ status, to })),
})
const judge = (url: string, answer: Answer) => verdict(new URL(url), answer)

describe('an address that has moved', () => {
  it.each<[what: string, url: string, answer: Answer, hint: string]>([
    ['for good', weir, hops([301, 'https://weir.org/new']), 'https://weir.org/new'],
    ['for good, by 308', weir, hops([308, 'https://river.org/weir']), 'https://river.org/weir'],
    [
      'twice',
      weir,
      hops([301, 'https://weir.org/a'], [308, 'https://weir.org/b']),
      'https://weir.org/b',
    ],
    [
      'and leads on for today',
      weir,
      hops([301, 'https://weir.org/a'], [302, 'https://weir.org/b']),
      'https://weir.org/a',
    ],
    [
      'with its fragment',
      `${weir}#eels`,
      hops([301, 'https://weir.org/new']),
      'https://weir.org/new#eels',
    ],
    [
      'to another fragment',
      `${weir}#eels`,
      hops([301, 'https://weir.org/new#fish']),
      'https://weir.org/new#fish',
    ],
    ['to encryption', 'http://weir.org/study', hops([301, weir]), weir],
    ['to encryption, and loses its www', 'http://www.weir.org/study', hops([301, weir]), weir],
    [
      'home, to encryption',
      'http://weir.org',
      hops([301, 'https://weir.org/en/']),
      'https://weir.org/',
    ],
    ['from a short address', 'https://bit.ly/weir', hops([301, weir]), weir],
    [
      'from a short address of a home page',
      'https://bit.ly/weir',
      hops([301, 'https://weir.org/']),
      'https://weir.org/',
    ],
  ])('%s', (_what, url, answer, to) => {
    expect(judge(url, { ...answer, status: 200 })).toMatchObject({
      code: 'moved-link',
      hint: `Write \`${to}\`.`,
    })
  })

  it('to one that nobody can type', () => {
    const answer = { ...hops([301, `https://weir.org/${'x'.repeat(400)}`]), status: 200 }
    expect(judge(weir, answer)?.hint).toBe('Open the link, and copy the address from there.')
  })

  it.each<[string, string, [number, string]]>([
    ['a page', weir, [301, 'https://weir.org/']],
    ['a page for today', weir, [302, 'https://www.weir.org/']],
    ['a page of another site', 'https://old.org/2008/weir', [301, 'https://weir.org']],
    ['a page with a number', 'https://weir.org/?page=7', [302, 'https://weir.org/']],
  ])('%s to a home page', (_what, url, hop) => {
    const found = judge(url, { ...hops(hop), status: 200 })
    expect(found?.code).toBe('moved-link')
    expect(found?.message).toContain('home page')
  })
})

describe('an address that is right as it is', () => {
  it.each<[what: string, url: string, answer: Answer]>([
    ['opens', weir, { status: 200 }],
    ['leads on for today', weir, hops([302, 'https://weir.org/2009/study'])],
    [
      'leads on for today, then for good',
      weir,
      hops([307, 'https://weir.org/a'], [301, 'https://weir.org/b']),
    ],
    ['gets a slash', weir, hops([301, `${weir}/`])],
    ['gets www', weir, hops([301, 'https://www.weir.org/study'])],
    [
      'is a home page with a longer name',
      'https://weir.org',
      hops([301, 'https://www.weir.org/en/home']),
    ],
    ['is a home page in English', 'https://weir.org/en/', hops([302, 'https://weir.org/'])],
    ['is made to last', 'https://doi.org/10.1000/182', hops([301, 'https://press.org/weir'])],
    ['loses its encryption', weir, hops([301, 'http://weir.org/study'])],
  ])('%s', (_what, url, answer) => {
    expect(judge(url, { ...answer, status: 200 })).toBeUndefined()
  })

  it.each<Failure>(['offline', 'example', 'barred'])('was not asked: %s', (failure) => {
    expect(judge(weir, { failure })).toBeUndefined()
  })
})

describe('what else a status means', () => {
  it.each<[number, string]>([
    ...[404, 410].map((status): [number, string] => [status, 'dead-link']),
    ...[300, 301, 400, 401, 403, 405, 406, 407, 408, 418, 429, 451].map(
      (status): [number, string] => [status, 'unsure-link'],
    ),
    ...[500, 502, 503, 504, 520, 999].map((status): [number, string] => [status, 'unsure-link']),
  ])('%i: %s', (status, code) => {
    const found = judge(weir, { status })
    expect(found?.code).toBe(code)
    expect(found?.message).toContain(String(status))
  })

  it.each([
    'https://weir.org/login?to=study',
    'https://accounts.river.org/x',
    'https://weir.org/saml2/go',
  ])('a redirect to %s: unsure-link', (to) =>
    expect(judge(weir, { ...hops([302, to]), status: 200 })?.code).toBe('unsure-link'),
  )

  it.each(['https://weir.org/blog', 'https://weir.org/catalogue/signs', 'https://author.org/x'])(
    'a redirect to %s: nothing',
    (to) => expect(judge(weir, { ...hops([302, to]), status: 200 })).toBeUndefined(),
  )
})
