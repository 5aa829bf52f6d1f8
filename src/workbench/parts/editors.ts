import { html, type Markup } from './markup.ts'

export type Spot = { path: string; line: number | null; column: number | null }

type Editor = { name: string; href(at: { path: string; line: number; column: number }): string }

/** A path in an address: `/` stays, and `C:\` begins with one. */
const inAddress = (path: string): string => {
  const slashed = path.replaceAll('\\', '/')
  return encodeURI(slashed.startsWith('/') ? slashed : `/${slashed}`).replace(
    /[?#]/g,
    encodeURIComponent,
  )
}

const inQuery = ({ path, line, column }: { path: string; line: number; column: number }) =>
  `${encodeURIComponent(path)}&line=${line}&column=${column}`

/** Addresses that editor programs have registered for a line of a file. The first is taken unless another is chosen. */
export const editors: Readonly<Record<string, Editor>> = {
  vscode: {
    name: 'VS Code',
    href: ({ path, line, column }) => `vscode://file${inAddress(path)}:${line}:${column}`,
  },
  vscodium: {
    name: 'VSCodium',
    href: ({ path, line, column }) => `vscodium://file${inAddress(path)}:${line}:${column}`,
  },
  cursor: {
    name: 'Cursor',
    href: ({ path, line, column }) => `cursor://file${inAddress(path)}:${line}:${column}`,
  },
  zed: {
    name: 'Zed',
    href: ({ path, line, column }) => `zed://file${inAddress(path)}:${line}:${column}`,
  },
  idea: { name: 'JetBrains IDEs', href: (at) => `idea://open?file=${inQuery(at)}` },
  textmate: {
    name: 'TextMate',
    href: (at) => `txmt://open?url=${encodeURIComponent('file://')}${inQuery(at)}`,
  },
}

/** The link that opens a line in an editor program; among others of its kind it is the `place` itself. */
export const openers = (
  { path, line, column }: Spot,
  chosen = 'vscode',
  place?: string,
): Markup => {
  const editor = editors[chosen] ?? (editors.vscode as Editor)
  const href = editor.href({ path, line: line ?? 1, column: column ?? 1 })
  const words = place
    ? html`${place}<span class="unseen">: open in ${editor.name}</span>`
    : html`Open in ${editor.name}`
  return html`<a class="open" href="${href}" data-line="${line ?? 1}" data-column="${column ?? 1}" title="Open in ${editor.name}">${words}</a>`
}
