const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The titles that the HTML does not show, whatever tags and entities it writes them with. */
export function missingTitles(html, titles) {
  const shown = normal(
    html
      .replace(/<(style|script|title)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, '')
      .replace(/<\/?(abbr|span|em|strong|wbr)\b[^>]*>/gi, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#x([\da-f]+);/gi, (_, digits) => String.fromCodePoint(Number.parseInt(digits, 16)))
      .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
      .replace(/&(\w+);/g, (entity, name) => entities[name] ?? entity),
  )
  return titles.filter((title) => !shown.includes(normal(title)))
}

const normal = (text) => text.replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim()
