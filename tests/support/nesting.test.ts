import { describe, expect, it } from 'vitest'
import { inOutlook, parseStrictly } from './nesting.ts'

const page = (body: string) =>
  `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`
const faults = (body: string) => parseStrictly(page(body)).faults

describe('the judge of nesting', () => {
  it.each([
    '<p>a<br>b <a href="#x">c</a></p>',
    '<table><tr><td><p>a</p></td></tr></table>',
    '<table><tbody>\n<tr> <td>a</td> </tr>\n</tbody></table><div></div>',
    '<ul><li>a<ul><li>b</li></ul></li></ul>',
    '<!--[if mso | IE]><table><tr><td><![endif]--><div></div>',
  ])('accepts %s', (body) => {
    expect(faults(body)).toEqual([])
  })

  it.each([
    ['a block in a paragraph', '<p><ul><li>a</li></ul></p>'],
    ['a table in a paragraph', '<p><table><tr><td>a</td></tr></table></p>'],
    ['a link in a link', '<a>a<a>b</a></a>'],
    ['overlapping tags', '<b><i>a</b></i>'],
    ['an element left open', '<div><p>a</div>'],
    ['a partner that is missing', '<div>a</div></div>'],
    ['text between rows', '<table>a<tr><td>b</td></tr></table>'],
    ['an element between rows', '<table><div>a</div></table>'],
    ['an item left open', '<ul><li>a<li>b</ul>'],
    ['an attribute given twice', '<p id="a" id="b">a</p>'],
    ['a tag cut short', '<p>a</p'],
  ])('finds %s', (_, body) => {
    expect(faults(body)).not.toEqual([])
  })

  it('sees what Outlook sees', () => {
    const [open, close] = ['<!--[if mso | IE]><table><tr><td><![endif]-->', '</td></tr></table>']
    const body = `${open}<div>a</div><!--[if mso | IE]>${close}<![endif]-->`
    expect(parseStrictly(inOutlook(page(body))).faults).toEqual([])
    expect(parseStrictly(inOutlook(page(open))).faults).not.toEqual([])
  })
})
