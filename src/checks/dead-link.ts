import type { ThoroughCheck } from './check.ts'
import { answered } from './links/answered.ts'

/** A link that leads to nothing. */
export const deadLink: ThoroughCheck = {
  code: 'dead-link',
  severity: 'warning',
  family: 'links',
  needsAnswers: true,
  about:
    'A link that does not open: the page or the website is gone, or browsers warn of its certificate. Looked for with `newswire check --links` only.',
  why: 'The reader who wanted to know more gets nothing, and a mail that is out cannot be put right. The site itself says that the page is missing (404) or was taken down for good (410; RFC 9110, 15.5), or there is no such site, or its certificate is for another name (RFC 9525) or has run out.',
  bad: '# the page was renamed last week\nlinks:\n  - text: Read the study\n    url: https://harbour.example.net/weir-studdy',
  good: 'links:\n  - text: Read the study\n    url: https://harbour.example.net/weir-study',
  check: (context) => answered(context, 'dead-link'),
}
