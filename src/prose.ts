import { type Diagnostic, pinned, shown } from './diagnostic.ts'
import { absolute, explainUrl, isRelative } from './links.ts'
import { createMarkdown, type MarkdownFault } from './markdown.ts'
import type { Path, Prose, Settings, Source } from './model.ts'

/**
 * How the running texts and the addresses of one issue are read. Whatever is wrong in one is reported
 * at its path, in the issue's own file unless another `source` is named.
 */
export type Reader = {
  prose(text: string, path: Path, source?: Source): Prose
  /** The address made absolute; as it was written when that cannot be done. */
  url(address: string, path: Path, source?: Source): string
  /** The same for an address that was looked at before: nothing is reported. */
  link(address: string): string
}

type House = Pick<Settings, 'links' | 'organisation' | 'glossary' | 'language'>

/** A cache of pure values: all issues of a newsroom have one organisation. */
const hosts = new WeakMap<House['organisation'], string>()

/** Where the organisation's own pages are; undefined when it has none. */
function hostOf(organisation: House['organisation']): string | undefined {
  const { website } = organisation
  if (!website) return undefined
  const host = hosts.get(organisation) ?? new URL(website).host
  hosts.set(organisation, host)
  return host
}

/** One reader for one issue: it remembers which glossary terms have been explained. */
export function createReader(
  { links, organisation, glossary, language }: House,
  report: (fault: Diagnostic) => void,
): Reader {
  const host = hostOf(organisation)
  const where = { base: links.base, host, tracking: links.tracking }
  const resolve = (url: string) => absolute(url, where)
  const markdown = createMarkdown({ resolve, glossary, language })
  const tell = (fault: Diagnostic, source?: Source) =>
    report(source ? pinned(fault, source) : fault)
  return {
    link: (address) => resolve(address) ?? address,
    url(address, path, source) {
      const resolved = resolve(address)
      if (resolved === undefined) tell({ ...linkFault(address), path }, source)
      return resolved ?? address
    },
    prose(text, path, source) {
      const { prose, faults } = markdown(text)
      // The same mistake twice in one text would be shown twice at its first place.
      const told = new Set<string>()
      for (const each of faults) {
        if (told.has(each.find)) continue
        told.add(each.find)
        tell({ ...proseFault(each), path, pointer: { find: each.find } }, source)
      }
      return prose
    },
  }
}

function linkFault(url: string): Diagnostic {
  const reason = explainUrl(url)
  if (!reason && isRelative(url)) {
    return {
      code: 'relative-link',
      severity: 'error',
      message: `\`${shown(url)}\` is not a whole address, and newswire.yaml has no \`links.base\` to complete it.`,
      hint: 'Write the whole address, or give newswire.yaml a line `links: { base: https://… }`.',
    }
  }
  const message = `\`${shown(url)}\` cannot be a link.`
  return { code: 'bad-link', severity: 'error', message, ...(reason && { hint: reason }) }
}

function proseFault(fault: MarkdownFault): Diagnostic {
  if (fault.code !== 'markdown-image') return linkFault(fault.url ?? fault.find)
  return {
    code: 'markdown-image',
    severity: 'error',
    message: 'A picture cannot stand within a text.',
    hint: 'Give the item an `image` with `src` and `alt`, or write a link without the `!`.',
  }
}
