import type { HtmlValidate } from 'html-validate/browser'

/** A fault that html-validate finds: the rule, its words, and where it is in the HTML. */
export type HtmlFault = { rule: string; message: string; url: string | undefined; at: number }

/** Its rules for accessibility and for whole documents; those of style are nobody's business in a mail. */
const extended = ['html-validate:a11y', 'html-validate:document']

/** To make one costs more than to use it: it serves for all issues. */
const made = new Map<string, Promise<HtmlValidate>>()

/** What html-validate finds in some HTML. */
export async function htmlFaults(html: string): Promise<HtmlFault[]> {
  const validator = made.get('') ?? make()
  made.set('', validator)
  const { results } = await (await validator).validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, ruleUrl, offset }) => {
      return { rule: ruleId, message, url: ruleUrl, at: offset }
    }),
  )
}

async function make(): Promise<HtmlValidate> {
  const { HtmlValidate, StaticConfigLoader } = await import('html-validate/browser')
  return new HtmlValidate(new StaticConfigLoader({ root: true, extends: extended }))
}
