import type { Place } from './place.ts'

/** In which light the mail is seen, and whether its pictures are fetched. */
export type Look = Pick<Place, 'scheme' | 'images'>

const isMet = '(min-width:0px)'
const isNever = '(max-width:0px)'

/** Conditions that ask for the reader's colours: in style sheets and in `media`. */
const asked = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi
const sheets = /<style\b[^>]*>[\s\S]*?<\/style>|\smedia="[^"]*"/gi

/**
 * A mail as it looks in a light. The browser would answer `prefers-color-scheme` for the workbench, so
 * the questions are answered in the copy that is shown: each becomes a condition that always or never holds.
 */
export function seen(html: string, { scheme, images }: Look): string {
  const answered = html
    .replace(sheets, (sheet) =>
      sheet.replace(asked, (_, name: string) => (name.toLowerCase() === scheme ? isMet : isNever)),
    )
    .replace(
      /(<meta name="(?:supported-)?color-schemes?" content=")[^"]*"/gi,
      (whole, head: string) => (/\bdark\b/.test(whole) ? `${head}${scheme}"` : whole),
    )
  return images ? answered : withoutPictures(answered)
}

function withoutPictures(html: string): string {
  return html
    .replace(/(<img\b[^>]*?)\s(?:src|srcset)="[^"]*"/gi, '$1')
    .replace(/\sbackground="[^"]*"/gi, '')
}
