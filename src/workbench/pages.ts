import type { Artifact } from '../model.ts'
import { changeList } from './parts/changes.ts'
import { editors } from './parts/editors.ts'
import { banner, findingList } from './parts/findings.ts'
import { heading } from './parts/heads.ts'
import { key, states } from './parts/icons.ts'
import { rail, rows } from './parts/issues.ts'
import { html, type Markup, many } from './parts/markup.ts'
import type { Listed, PageFile, PageOptions, View } from './view.ts'

/**
 * What a page of the workbench may do: its own script and styles, pictures inside the mail, and to
 * listen to the server that it came from. A server says the same in its headers.
 */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** The page with the list of all issues: a whole HTML document. */
export function indexPage(issues: readonly Listed[], options: PageOptions): string {
  const { publication } = options
  const main = html`<header class="top"><p class="wordmark">${publication}</p><p class="live" data-part="live"></p></header>
<main class="index" id="main" tabindex="-1">
<div data-part="banner"></div>
<div class="head"><h1>Issues</h1><p class="lead" data-part="overview">${overview(issues)}</p></div>
<div class="tools"><label class="search"><span class="unseen">Find issues by number, subject, month or state</span><input type="search" data-part="filter" placeholder="Find an issue" autocomplete="off" spellcheck="false">${key('/')}</label>
<p class="quiet" data-part="matches" role="status"></p></div>
<table class="issues"><thead><tr><th scope="col" class="number">No.</th><th scope="col">Subject</th><th scope="col" class="when">Date</th><th scope="col" class="figure items">Items</th><th scope="col" class="figure size">Size</th><th scope="col">State</th></tr></thead>
<tbody data-part="rows">${rows(issues, options)}</tbody></table>
<p class="empty" data-part="nothing" hidden>No issue matches.</p>
</main>`
  return page(`Issues of ${publication}`, main, { issues, options }, options)
}

function overview(issues: readonly Listed[]): string {
  const parts = Object.entries(states).flatMap(([state, { told }]) => {
    const count = issues.filter((each) => each.state === state).length
    return count > 0 ? [`${count} ${told}`] : []
  })
  return [many(issues.length, 'issue'), parts.join(', ')].filter(Boolean).join(': ')
}

/** The file from which the pages of a folder take the list of all issues: in each, it would be long. */
export const listFile = (issues: readonly Listed[]): Artifact => ({
  path: 'issues.js',
  type: 'text/javascript; charset=utf-8',
  body: `globalThis.newswireIssues=${json(issues).markup}\n`,
})

/**
 * The page of one issue, with the list of all beside it: a whole HTML document. Without `issues` the
 * list is that of `listFile`.
 */
export function issuePage(
  view: View,
  issues: readonly Listed[] | null,
  options: PageOptions,
): string {
  const { base, isLive, publication } = options
  const home = isLive ? base : `${base}index.html`
  const main = html`<div class="desk">
<nav class="rail" id="rail" aria-label="Issues"><p class="wordmark"><a href="${home}">${publication}</a><button type="button" class="plain shut" data-act="rail" aria-expanded="true" aria-controls="rail">Close</button></p>
<label class="search"><span class="unseen">Find issues</span><input type="search" data-part="filter" placeholder="Find an issue" autocomplete="off" spellcheck="false">${key('/')}</label>
<ul data-part="rail">${issues && rail(issues, view.name, options)}</ul>
<p class="foot"><span class="live" data-part="live"></span><button type="button" class="plain" data-act="help">Keys ${key('?')}</button></p></nav>
<main class="work" id="main" tabindex="-1">
<header class="head"><button type="button" class="menu" data-act="rail" aria-expanded="false" aria-controls="rail">Issues</button>
<div class="about" data-part="heading">${heading(view)}</div></header>
<div data-part="banner" role="status">${banner(view, options.house ?? null)}</div>
<div class="views" role="tablist" aria-label="Views">${views.map(tab)}</div>
${views.map(panel)}
</main>
<aside class="beside" aria-label="What is said of the issue">
<div class="tabs" role="tablist" aria-label="What is said of the issue">${besides
    .filter(({ name }) => name !== 'files' || options.files)
    .map(besideTab)}</div>
<section class="chosen" data-part="chosen" aria-label="What is chosen in the mail" aria-live="polite"></section>
<div class="said" role="tabpanel" id="beside-findings" aria-labelledby="tab-findings" tabindex="0"><h2 class="unseen">Findings</h2><div data-part="findings">${findingList(view)}</div></div>
<div class="said" role="tabpanel" id="beside-changes" aria-labelledby="tab-changes" tabindex="0" hidden><h2 class="unseen">What changed</h2><button type="button" class="toggle" data-act="marks" aria-pressed="false">Mark in the mail ${key('m')}</button><div data-part="changes">${changeList(view)}</div></div>
${options.files && fileList(options.files)}
${isLive && editorChoice()}
</aside></div>
<p class="unseen" role="status" data-part="said"></p>
${help(isLive)}`
  const title = `${view.subject ?? `Issue ${view.name}`} – ${publication}`
  return page(title, main, { view, issues, options }, options)
}

// ---------------------------------------------------------------- the views

type ViewTab = { name: string; title: string; inside: Markup }

const mailView = html`<div class="toolbar"><div class="group" role="group" aria-label="Width">
<button type="button" data-width="desktop" aria-pressed="true">Desktop</button><button type="button" data-width="phone" aria-pressed="false">Phone ${key('p')}</button></div>
<label class="width"><span class="unseen">Width in pixels</span><input type="number" data-part="width" min="240" max="1600" step="1" inputmode="numeric"><span aria-hidden="true">px</span></label>
<div class="group" role="group" aria-label="Colours"><button type="button" data-scheme="light" aria-pressed="true">Light</button><button type="button" data-scheme="dark" aria-pressed="false">Dark ${key('d')}</button></div>
<button type="button" class="toggle" data-act="images" aria-pressed="false">Images off ${key('i')}</button></div>
<div class="stage" data-part="stage" tabindex="0" role="region" aria-label="The mail"><div class="sheet" data-part="sheet">
<iframe sandbox="allow-same-origin" title="The mail as readers see it" data-part="frame"></iframe>
<div class="pins" data-part="pins"></div><div class="hover" data-part="hover" hidden></div><div class="mark" data-part="mark" hidden></div>
<div class="handle" role="separator" tabindex="0" data-part="handle" aria-orientation="vertical" aria-label="Width of the mail" aria-valuemin="240" aria-valuemax="1600" aria-valuenow="640"></div></div></div>
<p class="leads" data-part="target" hidden></p>`

const sourceView = html`<div class="toolbar"><div class="group" role="group" aria-label="Part"><button type="button" data-source="html" aria-pressed="true">HTML part</button><button type="button" data-source="text" aria-pressed="false">Plain-text part</button></div>
<button type="button" class="toggle" data-act="wrap" aria-pressed="true">Wrap long lines</button></div>
<div class="sheeted" data-part="source" tabindex="0" role="region" aria-label="Source"></div>`

const scrolled = (part: string, name: string): Markup =>
  html`<div class="sheeted" data-part="${part}" tabindex="0" role="region" aria-label="${name}"></div>`

const views: readonly ViewTab[] = [
  { name: 'mail', title: 'Mail', inside: mailView },
  { name: 'text', title: 'Plain text', inside: scrolled('text', 'Plain text') },
  { name: 'source', title: 'Source', inside: sourceView },
  { name: 'headings', title: 'Headings', inside: scrolled('headings', 'Headings') },
  { name: 'inbox', title: 'Inbox', inside: scrolled('inbox', 'Inbox') },
  { name: 'links', title: 'Links', inside: scrolled('links', 'Links') },
]

const tab = ({ name, title }: ViewTab, index: number): Markup =>
  html`<button type="button" role="tab" id="tab-${name}" aria-controls="view-${name}" aria-selected="${String(index === 0)}" tabindex="${index === 0 ? 0 : -1}" data-view="${name}">${title} ${key(String(index + 1))}</button>`

const panel = ({ name, inside }: ViewTab, index: number): Markup =>
  html`<div class="view" role="tabpanel" id="view-${name}" aria-labelledby="tab-${name}"${index === 0 ? '' : { markup: ' hidden' }}>${inside}</div>`

// ---------------------------------------------------------------- beside the views

const besides = [
  { name: 'findings', title: 'Findings' },
  { name: 'changes', title: 'Changes' },
  { name: 'files', title: 'Files' },
] as const

const besideTab = ({ name, title }: (typeof besides)[number], index: number): Markup =>
  html`<button type="button" role="tab" id="tab-${name}" aria-controls="beside-${name}" aria-selected="${String(index === 0)}" tabindex="${index === 0 ? 0 : -1}" data-beside="${name}">${title} <span class="sum" data-part="sum-${name}"></span></button>`

const fileList = (files: readonly PageFile[]): Markup =>
  html`<div class="said" role="tabpanel" id="beside-files" aria-labelledby="tab-files" tabindex="0" hidden><h2 class="unseen">Files</h2><ul class="files">${files.map(
    ({ title, href }) => html`<li><a href="${href}">${title}</a></li>`,
  )}</ul></div>`

const editorChoice = (): Markup =>
  html`<p class="editor"><label>Open lines in <select data-part="editor">${Object.entries(
    editors,
  ).map(
    ([name, editor]) => html`<option value="${name}">${editor.name}</option>`,
  )}</select></label></p>`

const keys = (isLive: boolean): [keys: string[], does: string][] => [
  [['1', '…', '6'], 'Choose a view'],
  [['p'], 'Phone or desktop'],
  [[',', '.'], 'Narrower, wider'],
  [['d'], 'Dark or light'],
  [['i'], 'Images off or on'],
  [['j', 'k'], 'Next item, item before'],
  [['n', 'N'], 'Next finding, finding before'],
  [['f', 'c'], 'Findings, changes'],
  ...(isLive ? ([[['e'], 'Open the chosen line in your editor']] as [string[], string][]) : []),
  [['m'], 'Mark what changed'],
  [['[', ']'], 'Newer issue, older issue'],
  [['/'], 'Find an issue'],
  [['Esc'], 'Clear what is chosen'],
  [['?'], 'This list'],
]

const help = (isLive: boolean): Markup =>
  html`<dialog class="help" data-part="help" aria-labelledby="help-title"><form method="dialog"><h2 id="help-title">Keys</h2>
<dl>${keys(isLive).map(([names, does]) => html`<div><dt>${names.map((name) => (name === '…' ? '…' : html`<kbd>${name}</kbd>`))}</dt><dd>${does}</dd></div>`)}</dl>
<p><label><input type="checkbox" data-part="keys" checked> Single keys work</label></p>
<p class="quiet">The edge of the mail moves with the arrow keys, too.</p>
<button value="close">Close</button></form></dialog>`

/** Data of a page, where no text can end the element that holds it. */
const json = (data: unknown): Markup => ({
  markup: JSON.stringify(data).replace(/[<\u2028\u2029]/g, (sign) =>
    sign === '<' ? '\\u003c' : sign === '\u2028' ? '\\u2028' : '\\u2029',
  ),
})

type Data = { issues: readonly Listed[] | null; view?: View; options: PageOptions }

function page(title: string, main: Markup, data: Data, { base }: PageOptions): string {
  const kind = data.view ? 'issue' : 'index'
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}workbench.css">
${
  data.issues === null &&
  html`<script src="${base}issues.js" defer></script>
`
}<script src="${base}workbench.js" defer></script>
</head>
<body class="${kind}">
<a class="skip" href="#main">Skip to the ${kind === 'index' ? 'list' : 'issue'}</a>
${main}
<noscript><p class="noscript">The views of this page need JavaScript.</p></noscript>
<script type="application/json" id="data">${json(data)}</script>
</body>
</html>
`.markup
}
