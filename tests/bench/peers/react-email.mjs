import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement as h } from 'react'
import * as mail from 'react-email'

const text = { fontSize: '16px', lineHeight: '24px', color: '#1f2933', margin: '6px 24px' }
const heading = { ...text, fontSize: '22px', lineHeight: '28px', color: '#0b5a61' }
const title = { ...text, fontSize: '18px', fontWeight: 'bold' }
const link = { color: '#0b5a61' }

/** react-email on the issue, already read: a tree of its components, rendered to HTML. */
export function prepare(dir) {
  const document = JSON.parse(readFileSync(join(dir, 'issue.json'), 'utf8'))
  return () => mail.render(h(Newsletter, document))
}

function Newsletter({ title: name, date, intro, sections, footer }) {
  return h(
    mail.Html,
    { lang: 'en' },
    h(mail.Head, null, h('title', null, name)),
    h(
      mail.Body,
      { style: { backgroundColor: '#f2f4f5', fontFamily: 'Arial, sans-serif' } },
      h(
        mail.Container,
        { style: { maxWidth: '640px', backgroundColor: '#ffffff' } },
        h(
          mail.Section,
          { style: { backgroundColor: '#0b5a61' } },
          h(mail.Heading, { as: 'h1', style: { ...text, color: '#ffffff' } }, name),
          h(mail.Text, { style: { ...text, color: '#ffffff' } }, date),
        ),
        h(mail.Section, null, intro.map(Block)),
        sections.map(Section),
        h(mail.Section, null, footer.map(Block)),
      ),
    ),
  )
}

function Section({ heading: words, items }, key) {
  return h(
    mail.Section,
    { key },
    h(mail.Heading, { as: 'h2', style: heading }, words),
    items.map(Item),
  )
}

function Item(item, key) {
  return h(
    mail.Section,
    { key },
    h(mail.Heading, { as: 'h3', style: title }, item.title),
    item.facts.map(({ name, value }) =>
      h(
        mail.Row,
        { key: name },
        h(mail.Column, { style: { width: '30%' } }, name),
        h(mail.Column, null, value),
      ),
    ),
    item.blocks.map(Block),
    item.quote && h('blockquote', { style: text }, inline(item.quote.text), item.quote.by),
    item.links.map(({ text: words, url }) =>
      h(mail.Text, { key: url, style: text }, h(mail.Link, { href: url, style: link }, words)),
    ),
    item.contact && h(mail.Text, { style: text }, item.contact),
  )
}

function Block({ html, list }, key) {
  if (!list) return h(mail.Text, { key, style: text }, inline(html))
  return h(
    'ul',
    { key, style: text },
    list.map((point) => h('li', { key: point }, inline(point))),
  )
}

/** The paragraphs were escaped when the issue was read. */
// biome-ignore lint/security/noDangerouslySetInnerHtml: the only way to HTML that is ready made
const inline = (html) => h('span', { dangerouslySetInnerHTML: { __html: html } })
