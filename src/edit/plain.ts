import { isMap, isScalar, parseDocument } from 'yaml'

/** Characters that no YAML file may hold as they are, and line breaks that are none to YAML. */
const unprintable =
  /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u

/** Whether a text may stand in a file as it is, without escapes. */
export const isPrintable = (text: string): boolean => !unprintable.test(text)

/** Whether a text of one line means itself without quotes. The library that reads it is the judge. */
export function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || /[\n\t]/.test(text) || !isPrintable(text)) return false
  const written = inFlow ? `{ k: ${text} }` : `k: ${text}`
  const document = parseDocument(written, { schema: 'core', prettyErrors: false })
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(document.contents))
    return false
  const { items } = document.contents
  const value = items[0]?.value
  if (items.length !== 1 || !isScalar(value) || value.comment || value.tag || value.anchor)
    return false
  return value.type === 'PLAIN' && value.value === text
}
