// Takes the pictures of the README from the sample issues, after `npm run build` and with a Chrome or
// Chromium and tmux installed: `node scripts/pictures.mjs`.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const [folder = join(root, 'docs/pictures')] = process.argv.slice(2)
// Within the package, so that what is not bundled is found.
const stage = mkdtempSync(join(root, 'node_modules/.pictures-'))

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Words of a fixed width, as a terminal or a plain mail shows them. */
const monospaced = (text, look) => `<!doctype html><html lang="en"><meta charset="utf-8"><style>
body { margin: 0; padding: 24px 28px; font: 14px/1.45 'DejaVu Sans Mono', Menlo, Consolas, monospace; ${look} }
pre { margin: 0; font: inherit }
</style><body><pre>${text}</pre></body></html>`

const paper = 'background: #fff; color: #1c2426'
const screen = 'background: #12181a; color: #dfe6e6'

/** What the program paints, as HTML: bold, dim and the eight colours. */
const colours = [
  '#7b8a8d',
  '#ff8f85',
  '#8fd694',
  '#f0c674',
  '#86b7ff',
  '#d6a6ff',
  '#86d2d8',
  '#dfe6e6',
]
function painted(text) {
  let open = 0
  const html = escaped(text).replace(/\u001b\[([\d;]*)m/g, (_, codes) => {
    const styles = codes.split(';').map((code) => {
      if (code === '1') return 'font-weight:bold'
      if (code === '2') return 'color:#9fadaf'
      const colour = colours[Number(code) % 10]
      return /^[39]\d$/.test(code) && colour ? `color:${colour}` : ''
    })
    const isEnd = codes === '' || /^(?:0|22|39)$/.test(codes)
    if (!isEnd) open += 1
    else if (open > 0) open -= 1
    else return ''
    return isEnd ? '</span>' : `<span style="${styles.join(';')}">`
  })
  return html + '</span>'.repeat(open)
}

/** What a command line prints, with its colours, whatever its exit code. */
function session(line) {
  const [, ...args] = line.split(' ')
  const env = { ...process.env, FORCE_COLOR: '1' }
  const script = `node bin/newswire.js ${args.join(' ')} 2>&1; true`
  const said = execFileSync('sh', ['-c', script], { cwd: root, env, encoding: 'utf8' })
  return monospaced(`<b>$ ${escaped(line)}</b>\n${painted(said)}`, screen)
}

/** What `newswire new` shows after some keys, in a newsroom of its own. */
async function drafting(keys) {
  const room = mkdtempSync(join(tmpdir(), 'newswire-'))
  for (const name of ['newswire.yaml', 'issues']) {
    cpSync(join(root, name), join(room, name), { recursive: true })
  }
  const tmux = (...args) =>
    execFileSync('tmux', ['-L', 'newswire-pictures', ...args], { encoding: 'utf8' })
  const program = `FORCE_COLOR=1 node '${join(root, 'bin/newswire.js')}' -C '${room}' new`
  tmux('new-session', '-d', '-s', 'new', '-x', '84', '-y', '31', program)
  try {
    for (const key of ['', ...keys]) {
      if (key) tmux('send-keys', '-t', 'new', key)
      await new Promise((done) => setTimeout(done, 1500))
    }
    const seen = tmux('capture-pane', '-e', '-p', '-t', 'new').trimEnd()
    return monospaced(`<b>$ newswire new</b>\n${painted(seen)}`, screen)
  } finally {
    tmux('kill-server')
    rmSync(room, { recursive: true })
  }
}

/** A page of the workbench as one file: what it loads beside it is written into it. */
function workbench(number) {
  const folder = join(stage, 'site')
  const bin = join(root, 'bin/newswire.js')
  const args = ['site', '--drafts', '--out', folder]
  execFileSync('node', [bin, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const issues = join(folder, 'issues')
  return readFileSync(join(issues, `${number}.html`), 'utf8')
    .replace(/<link rel="stylesheet" href="([^"]+)">/g, (_, path) => {
      return `<style>${readFileSync(join(issues, path), 'utf8')}</style>`
    })
    .replace(/<script([^>]*) src="([^"]+)"([^>]*)><\/script>/g, (_, before, path, after) => {
      const code = readFileSync(join(issues, path), 'utf8').replaceAll('</script', '<\\/script')
      // What waits for the page to be read does so at its end.
      return `<script${before}${after}>addEventListener('DOMContentLoaded',()=>{${code}})</script>`
    })
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
}

try {
  // The library keeps its browser to itself: that room alone is taken from the sources.
  await build({
    ...{ absWorkingDir: root, entryPoints: ['src/browser.ts'], bundle: true, platform: 'node' },
    ...{ outfile: join(stage, 'browser.mjs'), format: 'esm', packages: 'external' },
  })
  const { openBrowser } = await import(pathToFileURL(join(stage, 'browser.mjs')).href)
  const { buildIssue, findNewsroom } = await import('../dist/index.js')
  const { value: newsroom } = await findNewsroom(root)
  const { rendered } = await buildIssue(join(root, 'issues/15.yaml'), newsroom)
  const { html, text } = rendered
  const plain = monospaced(escaped(text.split('\n').slice(0, 52).join('\n')), paper)

  /** Each picture: its page, and how it is looked at. */
  const pictures = {
    desktop: [html, { width: 760 }],
    phone: [html, { width: 375, from: 'ptp-events' }],
    dark: [html, { width: 760, dark: true, from: 'special-alert' }],
    'phone-dark': [html, { width: 375, dark: true }],
    text: [plain, { width: 680 }],
    workbench: [workbench(15), { width: 1440, height: 900, scripts: true }],
    'workbench-dark': [workbench(15), { width: 1440, height: 900, scripts: true, dark: true }],
    new: [
      await drafting(['Enter', 'Enter', 'Enter', 'Enter']),
      { width: 800, height: 200, full: true },
    ],
    check: [session('newswire check 14'), { width: 800, height: 200, full: true }],
  }
  const browser = await openBrowser(process.env)
  try {
    await Promise.all(
      Object.entries(pictures).map(async ([name, [page, shot]]) => {
        writeFileSync(join(folder, `${name}.png`), await browser.shoot(page, shot))
      }),
    )
  } finally {
    await browser.close()
  }
} finally {
  rmSync(stage, { recursive: true })
}
