import type { ThoroughCheck } from './check.ts'
import { answered } from './links/answered.ts'

/** A link of which nobody can tell from here whether it opens. */
export const unsureLink: ThoroughCheck = {
  code: 'unsure-link',
  severity: 'info',
  family: 'links',
  needsAnswers: true,
  about:
    'A link that could not be looked at: the site turns programs away, asks for a password, has an error or does not answer. Looked for with `newswire check --links` only.',
  why: 'Many sites let people in and turn programs away (401, 403, 429; RFC 9110, 15.5 and RFC 6585), and an error (500 and above) may be over in an hour. So this is no fault; but somebody should open the link once before it goes out.',
  bad: '# only members can open it\nlinks:\n  - text: Read the minutes\n    url: https://harbour.example.net/members/minutes',
  good: 'links:\n  - text: Read the minutes (members only)\n    url: https://harbour.example.net/members/minutes',
  check: (context) => answered(context, 'unsure-link'),
}
