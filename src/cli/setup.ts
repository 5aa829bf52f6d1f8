import type { Command } from 'commander'
import type { Action } from './drafting.ts'

/** Declares the commands that are run once: to make a newsroom, and to teach a shell its words. */
export function declareSetup(
  program: Command,
  action: Action,
  examples: (...lines: string[]) => string,
): void {
  program
    .command('init')
    .description('Make a newsroom: settings, a first issue, and what editors and CI need.')
    .argument('[dir]', 'the folder; none means this one')
    .option('--publication <name>', 'The name of the newsletter.')
    .option('--organisation <name>', 'Who publishes it.')
    .option('--short <name>', 'The short name of the organisation.')
    .option('--strapline <text>', 'One line under the masthead.')
    .option('--address <text>', 'The postal address.')
    .option('--website <url>', 'The website.')
    .option('--language <tag>', 'The language of the mail, such as en-GB or fr.')
    .option('--timezone <zone>', 'Where its times are told, such as Europe/London.')
    .option('--theme <name>', 'newswire or letter.')
    .option('--accent <colour>', 'Your colour, such as #0b5a61.')
    .option('--email <address>', 'Where readers write to.')
    .option('--unsubscribe <url>', 'Where readers unsubscribe.')
    .option('--first-number <number>', 'The number of the first issue.')
    .option('--date <date>', 'The day of the first issue.')
    .option('-y, --yes', 'Ask nothing: take what is proposed.')
    .option('--force', 'Replace files that are there.')
    .option('--dry-run', 'Only list the files.')
    .option('--json', 'Print one JSON document.')
    .addHelpText(
      'after',
      examples(
        'newswire init',
        'newswire init my-newsletter --publication "Harbour News" --organisation "Harbour Trust"',
        'newswire init --yes --dry-run',
      ),
    )
    .action(action(async (...given) => (await import('../commands/init.ts')).init(...given)))

  program
    .command('completion')
    .description('Print the script that completes commands, flags, issues and items in a shell.')
    .argument('[shell]', 'bash, zsh or fish')
    .addHelpText(
      'after',
      examples(
        'source <(newswire completion bash)',
        'newswire completion fish > ~/.config/fish/completions/newswire.fish',
      ),
    )
    .action(
      action(async (setting, named) =>
        (await import('../commands/completion.ts')).completion(setting, named),
      ),
    )

  // Asked by those scripts at every Tab: what may be typed next.
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(
      action(async (setting, words) => {
        const [{ complete }, { outlineOf }] = await Promise.all([
          import('../commands/complete.ts'),
          import('./outline.ts'),
        ])
        return complete(setting, words, outlineOf(program))
      }),
    )
}
