import { shown } from '../diagnostic.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { canBeRead, type Page, pageOf } from './mail/page.ts'
import { type HtmlFault, htmlFaults } from './mail/validator.ts'
import { originOf } from './mail/written.ts'

/** HTML that is against the rules for accessible documents. */
export const invalidHtml: ThoroughCheck = {
  code: 'invalid-html',
  severity: 'warning',
  family: 'mail',
  about:
    'HTML in the mail that html-validate finds at fault: its rules for accessibility and for documents.',
  why: 'Screen readers and mail programs go by these rules: a picture without `alt` is read aloud as its address, a skipped heading loses who jumps from one to the next (WCAG 2.2, 1.1.1 and 1.3.1). The built-in themes keep them, and are not looked at again.',
  bad: '# in a theme of your own\n<img src="{{src}}">',
  good: '<img src="{{src}}" alt="{{alt}}">',
  async check(context) {
    // Its rules take half a second to load, and these mails are held against them by our own tests.
    if (context.isShippedTheme || !canBeRead(context.rendered)) return []
    const faults = await htmlFaults(context.rendered.html)
    if (faults.length === 0) return []
    const page = pageOf(context.rendered)
    const found = await Promise.all(faults.map((fault) => foundFor(fault, page, context)))
    return groupsOf(found).map(inOne)
  },
}

type Placed = Found & { fault: HtmlFault; key: string }

async function foundFor(fault: HtmlFault, page: Page, context: Context): Promise<Placed> {
  const element = page.elements.findLast(({ at }) => at <= fault.at)
  const origin = await originOf(element, page, context)
  const { file, line, column } = (origin.source ?? context.source).locate(origin.path)
  return {
    message: `\`${shown(element?.tag ?? '')}\`: ${fault.message.replace(/\.$/, '')}`,
    ...(fault.url && { hint: `What is behind it: ${fault.url}` }),
    ...origin,
    ...{ fault, key: JSON.stringify([fault.rule, file, line, column]) },
  }
}

/** What one place of the theme does wrong is wrong as often as it is used. */
function groupsOf(found: readonly Placed[]): Placed[][] {
  const groups = new Map<string, Placed[]>()
  for (const each of found) groups.set(each.key, [...(groups.get(each.key) ?? []), each])
  return [...groups.values()]
}

function inOne(group: readonly Placed[]): Found {
  const [{ fault, key: _, message, ...first }] = group as [Placed]
  const times = group.length > 1 ? `, ${group.length} times` : ''
  return { ...first, message: `${message} (\`${fault.rule}\`${times}).` }
}
