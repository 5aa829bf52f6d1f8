import type { About } from './check.ts'

/** What is said of the comments that silence findings, by the room that reads them. */
export const unusedSilencer: About = {
  code: 'unused-silencer',
  severity: 'warning',
  family: 'silencers',
  about: 'A comment that silences nothing, names no check that there is, or does not say why.',
  why: 'Once the words have changed, a comment that is left would silence the next mistake unheard; and whoever reads the file later wants to know why a finding did not count.',
  bad: '# newswire-ignore vague-link\n- text: Read the study of the weir (PDF)\n  url: https://harbour.example.net/weir-study.pdf',
  good: '# newswire-ignore vague-link: the venue is called Here\n- text: Here\n  url: https://here.example.net',
}
