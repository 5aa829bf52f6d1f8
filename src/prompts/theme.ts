import { clip, helpLines, type Keys, keyLine, sign } from './look.ts'
import type { Screen } from './screen.ts'

/** What is shown of a question. */
type Asked = { label: string; about?: string | undefined; example?: string | undefined }

/**
 * The look of inquirer's own prompts, made the same as that of ours. Every style is given: inquirer's
 * look at the process, not at what the command was told about colours.
 */
export function themeFor(screen: Screen, { label, about, example }: Asked, keys: Keys) {
  const { paint, columns } = screen
  const cut = (text: string) => clip(text, Math.max(10, columns() - label.length - 6))
  return {
    prefix: { idle: sign(screen, false), done: sign(screen, true) },
    icon: { cursor: paint('info', '❯'), checked: ` ${paint('good', '◉')}`, unchecked: ' ◯' },
    style: {
      // The explanation stands under the question while it is open.
      message: (text: string, status: string) =>
        status === 'done'
          ? `${text} `
          : [paint('bold', text), ...helpLines(screen, about, example)].join('\n'),
      answer: (text: string) => paint('info', cut(text)),
      highlight: (text: string) => paint('bold', text),
      description: (text: string) => helpLines(screen, text).join('\n'),
      error: (text: string) => `${paint('error', '✖')} ${text}`,
      searchTerm: (text: string) => text,
      disabled: (text: string) => paint('dim', text),
      renderSelectedChoices: (taken: readonly { short: string }[]) =>
        taken.map(({ short }) => short).join(', ') || '–',
      keysHelpTip: () => keyLine(screen, keys),
    },
  }
}
