import { inflateSync } from 'node:zlib'

/** What a reader of the PDFs that Chromium writes needs to know: each page's words, run by run. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf.toString('latin1'))
  const bodyOf = (reference: string | undefined) => objects.get(Number(reference)) ?? ''
  const alphabetOf = (font: string) =>
    alphabet(textOf(bodyOf(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1])))
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body))
  return pages.map((page) => {
    const fonts = new Map(
      [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
        name,
        alphabetOf(bodyOf(id)),
      ]),
    )
    const content = textOf(bodyOf(/\/Contents (\d+) 0 R/.exec(page)?.[1]))
    const runs = [...content.matchAll(/BT\n([\s\S]*?)ET\n/g)].map(([, run = '']) => {
      let letters = fonts.get(undefined)
      let words = ''
      for (const [, font, codes = ''] of run.matchAll(/\/(F\d+) \S+ Tf|<([0-9A-F]+)> Tj/g)) {
        if (font) letters = fonts.get(font)
        for (const code of codes.match(/.{4}/g) ?? []) words += letters?.get(code) ?? '?'
      }
      return words
    })
    return runs.join('\n')
  })
}

/** The bodies of the objects in a PDF, by their numbers. */
function objectsOf(text: string): Map<number, string> {
  const found = [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)]
  return new Map(found.map(([, id, body = '']) => [Number(id), body]))
}

/** The text of an object that is a packed stream. */
function textOf(body: string): string {
  const packed = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1]
  return packed === undefined ? '' : inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
}

/** What the codes of a font stand for: single ones, and those of a whole range. */
function alphabet(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')
  for (const [, code = '', sign = ''] of map.matchAll(/^<(\w+)> <(\w+)>$/gm)) {
    letters.set(code, String.fromCharCode(Number.parseInt(sign, 16)))
  }
  for (const [, first = '', last = '', sign = ''] of map.matchAll(/^<(\w+)> <(\w+)> <(\w+)>$/gm)) {
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1) {
      const offset = code - Number.parseInt(first, 16)
      letters.set(hex(code), String.fromCharCode(Number.parseInt(sign, 16) + offset))
    }
  }
  return letters
}
