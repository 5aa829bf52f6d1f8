/** Characters as a reader counts them: white space of the YAML is one space. */
export const signsOf = (text: string): number => [...text.replace(/\s+/g, ' ').trim()].length

/** Whether a reader counts more than so many; most texts need not be counted for that. */
export const isLonger = (text: string, most: number): boolean =>
  text.length > most && signsOf(text) > most

/** Words, between white space; a dash that stands alone is none. */
export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => word !== '' && !/^[–—-]$/.test(word)).length
