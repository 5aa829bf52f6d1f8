import { describe, expect, it } from 'vitest'
import { absolute, explainUrl, isEmail, isRelative } from '../src/links.ts'

describe('an address that can be a link', () => {
  it.each([
    'https://example.org',
    'http://example.org/a?b=c&d=e#f',
    'HTTPS://EXAMPLE.ORG',
    'https://example.org:8080/~ann/',
    'https://münchen.example/straße',
    'https://127.0.0.1/a',
    'mailto:ann@example.org',
    "MAILTO:o'brien@example.org?subject=Hello%20there",
    'tel:+44-1632-960001',
    'tel:01632960001;ext=12',
    'report.pdf',
    '/reports/2009',
    '../up?x=1',
    '#study',
    '?page=2',
    'a@b/c',
    'javascript',
    'report.final/v2',
  ])('%s', (url) => expect(explainUrl(url)).toBeUndefined())

  it('is one however often it is asked about', () => {
    const url = 'https://münchen.example/straße'
    const faults = Array.from({ length: 30_000 }, () => explainUrl(url))
    expect(faults.findIndex((fault) => fault !== undefined)).toBe(-1)
  })
})

describe('an address that cannot', () => {
  it.each([
    ['', 'empty'],
    ['javascript:alert(1)', '`javascript:` is not allowed'],
    ['JavaScript:alert(1)', '`javascript:` is not allowed'],
    ['data:text/html,x', '`data:`'],
    ['vbscript:x', '`vbscript:`'],
    ['file:///etc/passwd', '`file:`'],
    ['ftp://example.org', '`ftp:`'],
    ['cid:logo', '`cid:`'],
    ['blob:https://example.org/x', '`blob:`'],
    ['java\tscript:alert(1)', 'spaces'],
    ['\u0001javascript:alert(1)', 'spaces'],
    [' https://example.org', '`https://example.org`'],
    ['https://example.org/a b', '`https://example.org/a%20b`'],
    ['tel:01632 960001', '`tel:01632-960001`'],
    ['tel:office', 'comes a number'],
    ['mailto:', 'comes an email address'],
    ['mailto:ann', 'comes an email address'],
    ['mailto:ann@example', 'comes an email address'],
    ['https:example.org', '`https://example.org`'],
    ['https:/example.org', '`https://example.org`'],
    ['https://', 'not the name of a website'],
    ['https://exa^mple.org', 'not the name of a website'],
    ['//example.org/a', '`https://example.org/a`'],
    ['www.example.org', '`https://www.example.org`'],
    ['example.org/report', '`https://example.org/report`'],
    ['ann@example.org', '`mailto:ann@example.org`'],
    ['\\\\example.org', 'backslashes'],
    ['/\\example.org', 'backslashes'],
    [`https://example.org/${'a'.repeat(2000)}`, '2000 characters'],
  ])('%j', (url, words) => expect(explainUrl(url)).toContain(words))
})

describe('isEmail', () => {
  it.each([
    'ann@example.org',
    'ann.lee+news@mail.example.co.uk',
    "o'brien@example.org",
    'a_b-c@xn--mller-kva.example',
    'A1@EXAMPLE.MUSEUM',
  ])('takes %s', (text) => expect(isEmail(text)).toBe(true))

  it.each([
    '',
    'ann',
    'ann@',
    '@example.org',
    'ann@example',
    'ann@@example.org',
    'ann lee@example.org',
    'ann@exam ple.org',
    '.ann@example.org',
    'ann.@example.org',
    'a..b@example.org',
    'ann@-example.org',
    'ann@example-.org',
    'ann@example..org',
    'Ann <ann@example.org>',
    'mailto:ann@example.org',
    'ann@example.org?bcc=all@example.org',
    'ann@example.org\nBcc: all@example.org',
    '"ann"@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])('refuses %j', (text) => expect(isEmail(text)).toBe(false))
})

describe('isRelative', () => {
  it.each([
    ['report.pdf', true],
    ['/a:b', true],
    ['a/b:c', true],
    ['https://example.org', false],
    ['mailto:ann@example.org', false],
    ['x:y', false],
  ])('%s: %s', (url, expected) => expect(isRelative(url)).toBe(expected))
})

describe('absolute', () => {
  const base = 'https://example.org/news/'
  const tracking = { utm_source: 'newswire', utm_medium: 'email' }

  it.each([
    ['https://other.example/a', 'https://other.example/a'],
    ['report.pdf', 'https://example.org/news/report.pdf'],
    ['/report.pdf', 'https://example.org/report.pdf'],
    ['../a?b=c#d', 'https://example.org/a?b=c#d'],
    ['mailto:ann@example.org', 'mailto:ann@example.org'],
  ])('%s → %s', (url, expected) => expect(absolute(url, { base, tracking: {} })).toBe(expected))

  it('needs a base for a relative address', () => {
    expect(absolute('report.pdf', { tracking: {} })).toBeUndefined()
  })

  it('makes nothing of what cannot be a link', () => {
    expect(absolute('javascript:x', { base, tracking: {} })).toBeUndefined()
  })

  it.each([
    ['https://example.org/a', 'https://example.org/a?utm_source=newswire&utm_medium=email'],
    ['a?utm_source=own', 'https://example.org/news/a?utm_source=own&utm_medium=email'],
    ['https://example.org/a#b', 'https://example.org/a?utm_source=newswire&utm_medium=email#b'],
    ['https://www.example.org/a', 'https://www.example.org/a'],
    ['https://example.org.evil.example/a', 'https://example.org.evil.example/a'],
    ['tel:01632960001', 'tel:01632960001'],
  ])('tracks only its own website: %s → %s', (url, expected) => {
    expect(absolute(url, { base, host: 'example.org', tracking })).toBe(expected)
  })

  it.each([
    ...[
      'https://example.org/',
      'https://example.org',
      'https://EXAMPLE.org/a',
      'HTTPS://example.org/a',
    ],
    ...['http://example.org/a', 'https://example.org:443/a', 'https://example.org/a/../b/./c'],
    ...[
      'https://example.org/.',
      'https://example.org/a..b',
      'https://example.org//a//',
      'https://example.org/a~b_c-d.pdf',
    ],
    ...[
      'https://example.org/a%20b',
      'https://example.org/ä',
      'https://example.org/a?b',
      'https://example.org/a#',
    ],
    ...[
      'https://x@example.org/a',
      'https://example.org./a',
      'https://example.organic/a',
      'https://a.example.org/a',
    ],
  ])('tracks %s as if it were taken apart', (url) => {
    const { host } = new URL(url)
    const odd: Record<string, string> = { 'utm source': 'a&b=c', x: 'ä ü' }
    for (const each of [tracking, odd, {} as typeof odd]) {
      const target = new URL(url)
      for (const [name, value] of Object.entries(each)) target.searchParams.set(name, value)
      const isOwn = host === 'example.org' && Object.keys(each).length > 0
      const found = absolute(url, { host: 'example.org', tracking: each })
      expect(found).toBe(isOwn ? target.href : url)
    }
  })
})
