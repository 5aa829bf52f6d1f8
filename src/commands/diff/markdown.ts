import type { Piece, Run, Sentence } from '../../changes.ts'
import type { Compared } from './compared.ts'
import { capital, type Detail, details } from './excerpt.ts'

/** The changes for the comment of a pull request. */
export function markdown({ file, against, sentences }: Compared): string {
  const head = `### ${escaped(file)} against ${escaped(against.name.replaceAll('`', ''))}`
  const list = changeList(sentences)
  return `${head}\n\n${list || 'Nothing that a reader sees is different.\n'}`
}

/** The same as a list alone; empty when nothing differs. */
export const changeList = (sentences: readonly Sentence[]): string =>
  sentences
    .flatMap((sentence) => [
      `- ${capital(sentence.pieces).map(piece).join('')}`,
      ...details(sentence).map((each) => `  ${detail(each)}`),
    ])
    .map((line) => `${line}\n`)
    .join('')

function piece({ is, text }: Piece): string {
  // Emphasis by an element: asterisks do not work beside every letter.
  if (is === 'title' || /^\*.*\*$/.test(text)) return `<em>${escaped(text.slice(1, -1))}</em>`
  return /^https?:[^\s`]+$/.test(text) ? `\`${text}\`` : escaped(text)
}

/** Below its sentence: links as a list in the list, words as a quotation. */
function detail(each: Detail): string {
  if ('sentence' in each) return `- ${capital(each.sentence.pieces).map(piece).join('')}`
  return `> ${each.runs.map(run).join(' ')}`
}

const elements = { removed: 'del', added: 'ins' } as const

function run({ is, text }: Run): string {
  const words = escaped(text)
  return is === 'kept' ? words : `<${elements[is]}>${words}</${elements[is]}>`
}

/**
 * A text that stays a text: on one line, without marks of Markdown, HTML, formulas, and mentions of
 * people and issues, who would be told of it.
 */
export const escaped = (text: string): string =>
  text
    .replace(/\s*\n\s*\n\s*/g, ' ¶ ')
    .replace(/\s+/g, ' ')
    .replace(/[&<>$]/g, (sign) => entities[sign] ?? sign)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^(?=[-+=:])|(?<=^\d+)(?=[.)])/, '\\')
    .replace(/(?<!&)[@#]|!(?=\d)|\bGH(?=-\d)/gi, '$&<!-- -->')
    .replace(/\b(?:https?|ftp):(?=\/\/)|\bwww(?=\.)/gi, '$&<!-- -->')

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' },
}
