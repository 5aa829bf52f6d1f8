import { describe, expect, it } from 'vitest'
import { markBoth } from '../../../src/commands/diff/mark.ts'

const mail = (inside: string) =>
  `<html><head><style>p{a:b}</style></head><body><p>Hello</p>${inside}</body></html>`
const inner = (html: string) => /<body><p>Hello<\/p>(.*)<\/body>/s.exec(html)?.[1]

describe('the marks in two mails', () => {
  it.each<[what: string, before: string, after: string, gone: string, come: string]>([
    ['nothing', '<h3 id="a">A</h3>', '<h3 id="a">A</h3>', '<h3 id="a">A</h3>', '<h3 id="a">A</h3>'],
    [
      'a word',
      '<h3 id="a">A</h3><p>one two three</p>',
      '<h3 id="a">A</h3><p>one 2 three</p>',
      '<h3 id="a">A</h3><p>one <del>two</del> three</p>',
      '<h3 id="a">A</h3><p>one <ins>2</ins> three</p>',
    ],
    [
      'words in a row, but not over the end of an element',
      '<p id="a">one <b>two three</b> four</p>',
      '<p id="a">five <b>six seven</b> eight</p>',
      '<p id="a"><del>one</del> <b><del>two three</del></b> <del>four</del></p>',
      '<p id="a"><ins>five</ins> <b><ins>six seven</ins></b> <ins>eight</ins></p>',
    ],
    [
      'no word that a tag has come into',
      '<p id="a">all LSPs. are</p>',
      '<p id="a">all <abbr title="x > y">LSP</abbr>s. were</p>',
      '<p id="a">all LSPs. <del>are</del></p>',
      '<p id="a">all <abbr title="x > y">LSP</abbr>s. <ins>were</ins></p>',
    ],
    [
      'items that moved only where their words are others',
      '<h3 id="a">A one</h3><h3 id="b">B two</h3><h3 id="c">C</h3>',
      '<h3 id="b">B two</h3><h3 id="a">A 1</h3><h3 id="c">C</h3>',
      '<h3 id="a">A <del>one</del></h3><h3 id="b">B two</h3><h3 id="c">C</h3>',
      '<h3 id="b">B two</h3><h3 id="a">A <ins>1</ins></h3><h3 id="c">C</h3>',
    ],
    [
      'all of what came and went',
      '<h3 id="a">A</h3><h3 id="b">B</h3><p>two</p>',
      '<h3 id="a">A</h3><h3 id="c">C</h3>',
      '<h3 id="a">A</h3><h3 id="b"><del>B</del></h3><p><del>two</del></p>',
      '<h3 id="a">A</h3><h3 id="c"><ins>C</ins></h3>',
    ],
    [
      'nothing of the foot below an item that went',
      '<table><tr><td><h3 id="a">A</h3><p>one</p></td></tr></table><p>The foot</p>',
      '<table><tr><td><h3 id="b">B</h3></td></tr></table><p>The foot</p>',
      '<table><tr><td><h3 id="a"><del>A</del></h3><p><del>one</del></p></td></tr></table><p>The foot</p>',
      '<table><tr><td><h3 id="b"><ins>B</ins></h3></td></tr></table><p>The foot</p>',
    ],
    [
      'no comment and no style',
      '<!--[if mso]><p>x</p><![endif]--><style>b{c:d}</style><p id="a">A</p>',
      '<!--[if mso]><p>y</p><![endif]--><style>e{f:g}</style><p id="a">A</p>',
      '<!--[if mso]><p>x</p><![endif]--><style>b{c:d}</style><p id="a">A</p>',
      '<!--[if mso]><p>y</p><![endif]--><style>e{f:g}</style><p id="a">A</p>',
    ],
  ])('are on %s', (_, before, after, gone, come) => {
    const anchors = (html: string) => [...html.matchAll(/id="(\w)"/g)].map(([, id]) => id as string)
    const side = (html: string) => ({ html: mail(html), anchors: anchors(html) })
    const marked = markBoth(side(before), side(after), new Map())
    expect(inner(marked.before)).toBe(gone)
    expect(inner(marked.after)).toBe(come)
    expect(marked.after.replace(/<\/?ins>/g, '')).toBe(mail(after))
  })

  it('follow an item to its new name', () => {
    const before = { html: mail('<h3 id="old">Old name</h3>'), anchors: ['old'] }
    const after = { html: mail('<h3 id="new">New name</h3>'), anchors: ['new'] }
    const marked = markBoth(before, after, new Map([['old', 'new']]))
    expect(inner(marked.after)).toBe('<h3 id="new"><ins>New</ins> name</h3>')
  })
})
