import type { ThoroughCheck } from './check.ts'
import { answered } from './links/answered.ts'

/** A link that leads on to another address for good. */
export const movedLink: ThoroughCheck = {
  code: 'moved-link',
  severity: 'info',
  family: 'links',
  needsAnswers: true,
  about:
    'A link whose page has moved for good, or that leads to the home page in place of its own. Looked for with `newswire check --links` only.',
  why: 'The site says that the old address should be used no longer (301 and 308; RFC 9110, 15.4), and one day it will stop leading on. A redirect from a page to the home page mostly means that the page is gone: the reader has to search. Addresses that are made to lead on, such as `doi.org`, are left alone.',
  bad: 'links:\n  - text: Read the study\n    url: http://harbour.example.net/2008/weir.htm',
  good: '# the address to which the old one leads\nlinks:\n  - text: Read the study\n    url: https://harbour.example.net/weir-study',
  check: (context) => answered(context, 'moved-link'),
}
