import { parse } from 'yaml'

/** The fields of an item that have a place of their own; every other one is shown as a fact. */
const placed = new Set(['id', 'use', 'title', 'body', 'links', 'quote', 'image', 'contact'])

/**
 * The issue as every peer renders it: titles, facts, blocks of inline HTML and links. It reads only
 * as much Markdown as the samples hold, so that the peers are never charged for a full reader.
 */
export function readDocument(settingsYaml, issueYaml) {
  const settings = parse(settingsYaml)
  const issue = parse(issueYaml)
  return {
    title: `${settings.publication} ${issue.number}`,
    date: issue.date,
    intro: toBlocks(issue.intro ?? settings.intro),
    sections: issue.sections.map((section) => ({
      heading: section.heading ?? section.type,
      items: section.items.map((item) => toItem({ ...settings.snippets?.[item.use], ...item })),
    })),
    footer: toBlocks(settings.footer),
  }
}

function toItem(item) {
  const facts = Object.entries(item).filter(([name]) => !placed.has(name))
  return {
    title: item.title,
    facts: facts.map(([name, value]) => ({ name, value: plain(value) })),
    blocks: toBlocks(item.body),
    quote: item.quote ? { text: toHtml(item.quote.text), by: item.quote.by } : null,
    links: item.links ?? [],
    contact: item.contact ? plain(item.contact) : null,
  }
}

const plain = (value) =>
  typeof value === 'object' ? Object.values(value).map(plain).join(', ') : String(value)

/** Markdown → `{ html }` for a paragraph, `{ list }` for the points of a list. */
function toBlocks(markdown = '') {
  const blocks = []
  for (const piece of markdown.trim().split(/\n{2,}|\n(?=- )/)) {
    const point = /^- ([\s\S]*)/.exec(piece)
    if (!point) blocks.push({ html: toHtml(piece) })
    else if (blocks.at(-1)?.list) blocks.at(-1).list.push(toHtml(point[1]))
    else blocks.push({ list: [toHtml(point[1])] })
  }
  return blocks
}

function toHtml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(.+?)\*/g, '<em>$1</em>')
}
