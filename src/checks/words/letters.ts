/** True for a Latin letter, with or without accents. Character codes, for it is asked thousands of times. */
export function isLetterAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91)
  return code > 191 && code < 592 && code !== 215 && code !== 247
}
