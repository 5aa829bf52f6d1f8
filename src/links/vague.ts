/** Words that say nothing of a place: a link that is made of them alone says nothing either. */
const empty = new Set(
  [
    'a all article at available by click continue details detail document download even file find follow for',
    'full further get go here in info information it know learn link links look more now of on online',
    'our out page pages pdf please press read reading see site tap that the their them these this those',
    'to via view visit web webpage webpages website websites whole you your',
  ]
    .join(' ')
    .split(' '),
)

/**
 * Whether the words of a link do not say where it goes: `read more`, but not `read more about the
 * fund`. A reader who goes from link to link by ear hears `here` ten times.
 */
export function isVague(text: string): boolean {
  // So many empty words nobody puts together.
  if (text.length > 60) return false
  const words = text
    .toLowerCase()
    .replace(/[.…,;:!?()<>»«→›"“”‘’'-]+/g, ' ')
    .trim()
    .split(/\s+/)
  // `Access` alone may be the name of a scheme.
  if (words[0] === 'access' && words.at(-1) === 'here') words.shift()
  return words.every((word) => empty.has(word))
}
