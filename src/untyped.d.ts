declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars'

  export default Handlebars
}

declare module 'mjml' {
  export type MjmlError = {
    line: number
    message: string
    tagName: string
    formattedMessage: string
  }
  export type MjmlOptions = {
    fonts?: Record<string, string>
    validationLevel?: 'soft' | 'strict' | 'skip'
    keepComments?: boolean
    ignoreIncludes?: boolean
  }

  /** Since version 5 the call is always asynchronous. */
  export default function mjml2html(
    mjml: string,
    options?: MjmlOptions,
  ): Promise<{ html: string; errors: MjmlError[] }>
}

declare module 'caniemail/caniemail.json' {
  /** Half a megabyte of tests: read with a type of our own. */
  const data: unknown
  export default data
}

declare module 'nspell' {
  type Speller = { correct(word: string): boolean; suggest(word: string): string[] }

  /** The grammar and the words of a Hunspell dictionary. */
  export default function nspell(affix: string, words: string): Speller
}
