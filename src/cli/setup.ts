import { type Declared, json, option } from './declared.ts'

/** The commands that are run once: to make a newsroom, and to teach other programs its words. */
export const setup = (): Declared[] => [
  {
    name: 'init',
    does: 'Make a newsroom: settings, a first issue, and what editors and CI need.',
    takes: [['[dir]', 'The folder; none means this one.']],
    options: () => [
      option('--publication <name>', 'The name of the newsletter.'),
      option('--organisation <name>', 'Who publishes it.'),
      option('--short <name>', 'The short name of the organisation.'),
      option('--strapline <text>', 'One line under the masthead.'),
      option('--address <text>', 'The postal address.'),
      option('--website <url>', 'The website.'),
      option('--language <tag>', 'The language of the mail, such as en-GB or fr.'),
      option('--timezone <zone>', 'Where its times are told, such as Europe/London.'),
      option('--theme <name>', 'newswire or letter.'),
      option('--accent <colour>', 'Your colour, such as #0b5a61.'),
      option('--email <address>', 'Where readers write to.'),
      option('--unsubscribe <url>', 'Where readers unsubscribe.'),
      option('--first-number <number>', 'The number of the first issue.'),
      option('--date <date>', 'The day of the first issue.'),
      option('-y, --yes', 'Ask nothing: take what is proposed.'),
      option('--force', 'Replace files that are there.'),
      option('--dry-run', 'Only list the files.'),
      json(),
    ],
    examples: [
      'newswire init',
      'newswire init my-newsletter --publication "Harbour News" --organisation "Harbour Trust"',
      'newswire init --yes --dry-run',
    ],
    load: async () => (await import('../commands/init.ts')).init,
  },
  {
    name: 'schema',
    does: 'Print the JSON Schema of the files that you write.',
    takes: [['[name]', 'issue or newsroom; none means issue.']],
    options: () => [],
    examples: ['newswire schema', 'newswire schema newsroom > newsroom.schema.json'],
    load: async () => (await import('../commands/schema.ts')).schema,
  },
  {
    name: 'completion',
    does: 'Print the script that completes commands, flags, issues and items in a shell.',
    takes: [['[shell]', 'bash, zsh or fish.']],
    options: () => [],
    examples: [
      'source <(newswire completion bash)',
      'newswire completion fish > ~/.config/fish/completions/newswire.fish',
    ],
    load: async () => (await import('../commands/completion.ts')).completion,
  },
  {
    // Asked by those scripts at every Tab: what may be typed next.
    name: 'complete',
    does: 'Print what may be typed next.',
    takes: [['[words...]', 'The words of the command line so far.']],
    options: () => [],
    examples: ['newswire complete -- build ""'],
    isHidden: true,
    async load(program) {
      const [{ complete }, { outlineOf }] = await Promise.all([
        import('../commands/complete.ts'),
        import('./outline.ts'),
      ])
      return (setting, words) => complete(setting, words, outlineOf(program))
    },
  },
]
