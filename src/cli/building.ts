import { asOf, type Declared, given, json, number, oneOf, option } from './declared.ts'

/** The commands that read issues and make something of them. */
export const building = (): Declared[] => [
  {
    name: 'build',
    does: 'Build issues into HTML and plain text.',
    takes: [['[issue...]', 'Numbers or paths; none means the newest.']],
    options: () => [
      option('--all', 'Build every issue.'),
      given('--out <dir>', 'Folder for the results (default: `out` in the newsroom).'),
      given('--format <list>', 'Formats, with commas (default: html,text).'),
      given(
        '-o, --output <file>',
        'Write one format of one issue to this file; - is standard output.',
      ),
      asOf(),
      option('--strict', 'Let warnings stop the build as errors do.'),
      option('--watch', 'Stay, and build anew what changes until Ctrl-C.'),
      json(),
    ],
    examples: [
      'newswire build',
      'newswire build 14 15 16 --out public',
      'newswire build 16 --format text -o -',
      'newswire build --watch',
    ],
    load: async () => (await import('../commands/build.ts')).build,
  },
  {
    name: 'check',
    does: 'Check issues and print what is wrong, with line and column.',
    takes: [['[issue...]', 'Numbers or paths; none means the newest.']],
    options: () => [
      option('--all', 'Check every issue.'),
      oneOf('--format <name>', 'Form of the report', ['text', 'json', 'github', 'junit', 'sarif']),
      asOf(),
      option('--strict', 'Exit with 1 on warnings too.'),
      number('--max-warnings <number>', 'Exit with 1 when there are more warnings than these.'),
      option('--quiet', 'Print errors only, and count the rest.'),
      given('--since <revision>', 'Print only what is new since this revision of git.'),
      option('--fix', 'Make the changes that are certain, and print them.'),
      option('--links', 'Ask the network whether the links open.'),
      option('--fresh', 'With --links: ask anew, also what answered lately.'),
      option('--json', 'Short for --format json.'),
    ],
    notes: `
With --links each web address is asked once (GET or HEAD), never more than two at once of one site. What
answered well is not asked again for 7 days, the rest for an hour. Addresses within private networks are
never asked. Proxies are not used. Without a network the check goes on and says so.
`,
    examples: [
      'newswire check',
      'newswire check 16 --strict',
      'newswire check --all --json',
      'newswire check 16 --links',
    ],
    load: async () => (await import('../commands/check.ts')).check,
  },
  {
    name: 'diff',
    does: 'Tell what changed in an issue, in words.',
    takes: [['[issue]', 'Number or path; none means the newest.']],
    options: () => [
      given(
        '--against <state>',
        'A revision of git, a file or the number of an issue (default: the last commit where the issue differs from it, else the issue before).',
      ),
      oneOf('--format <name>', 'Form of the result', ['text', 'markdown', 'json', 'html']),
      given(
        '-o, --output <file>',
        'Write to this file, whose ending tells the form; - is standard output.',
      ),
      option('--pictures', 'Show on the page (html) what looks otherwise; needs a browser.'),
      option('--json', 'Short for --format json.'),
    ],
    examples: [
      'newswire diff',
      'newswire diff 16 --against main --format markdown',
      'newswire diff 16 --against 15 -o changes.html',
    ],
    load: async () => (await import('../commands/diff.ts')).diff,
  },
  {
    name: 'explain',
    does: 'Tell what a code of the report means, with an example.',
    takes: [['[code]', 'As it stands at the end of a finding; none lists all checks.']],
    options: () => [],
    examples: ['newswire explain', 'newswire explain vague-link'],
    load: async () => (await import('../commands/explain.ts')).explain,
  },
  {
    name: 'list',
    does: 'List the issues with their sections, items and faults.',
    options: () => [asOf(), json()],
    examples: ['newswire list', 'newswire list --json'],
    load: async () => (await import('../commands/list.ts')).list,
  },
]
