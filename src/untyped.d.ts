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
