import { expect, it } from 'vitest'
import { isVague } from '../../src/links.ts'

it.each([
  ...['here', 'Here', 'click here', 'Click here!', 'read more', 'Read more…', 'more', 'more info'],
  ...['find out more', 'learn more >', 'this link', 'website', 'Full details', 'PDF', 'download'],
  ...[
    'Access here.',
    'Read it online',
    'Visit our website',
    'more on this',
    'See the full article →',
  ],
  ...['continue reading', 'please click here', 'See more', 'go here', 'our website', 'link'],
])('“%s” does not say where it goes', (text) => expect(isVague(text)).toBe(true))

it.each([
  ...['Read the case study', 'Read more about the fund', 'Download the consultation paper'],
  ...['Hereward', 'The website of the Audit Commission', 'Full details of the conference'],
  ...[
    'Access to Work',
    'About us',
    'Contact us',
    'Apply here',
    'Freedom of information',
    'Hereford',
  ],
  ...['Take the IESE survey', 'More feedback', 'example.org', 'Watch the DVD online'],
])('“%s” does', (text) => expect(isVague(text)).toBe(false))
