import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bin, issueNumber, missing, root } from './newswire.mjs'

const here = (file) => fileURLToPath(new URL(file, import.meta.url))
const installed = (file) => here(`node_modules/${file}`)
const peer = (name) => here(`peers/${name}.mjs`)

/** The programs timed as whole processes: what Node is given, and where the HTML comes out. */
export function wholeProcesses(dir) {
  const issue = String(issueNumber)
  return [
    { name: 'node -e 0', args: ['-e', '0'] },
    {
      name: 'newswire build',
      args: [bin, 'build', issue, '--out', join(dir, 'out')],
      cwd: root,
      output: join(dir, 'out', `newswire-${issue}.html`),
      missing,
    },
    {
      name: 'mjml CLI',
      args: [installed('mjml/bin/mjml'), join(dir, 'issue.mjml'), '-o', join(dir, 'mjml.html')],
      output: join(dir, 'mjml.html'),
    },
    script('yaml + handlebars + mjml', peer('handlebars')),
    script('mrml (wasm)', peer('mrml')),
    script('react-email', peer('react-email')),
    script('react-email, bundled', bundle(dir)),
    {
      name: 'maizzle build',
      args: [installed('@maizzle/framework/bin/maizzle'), 'build'],
      cwd: here('peers/maizzle'),
      output: join(dir, 'maizzle/issue.html'),
    },
  ]

  function script(name, module) {
    const output = join(dir, `${name}.html`)
    return { name: `script: ${name}`, args: [here('once.mjs'), module, dir, output], output }
  }
}

/** The renderers timed in a loop, each a module with a `prepare`. */
export const inOneProcess = () => [
  {
    name: 'newswire: Edition → HTML and text',
    module: peer('newswire-render'),
    missing,
  },
  {
    name: 'newswire: YAML → HTML and text',
    module: peer('newswire-build'),
    missing,
  },
  { name: 'mjml: MJML → HTML', module: peer('mjml') },
  { name: 'yaml + handlebars + mjml: YAML → HTML', module: peer('handlebars') },
  { name: 'mrml (wasm): MJML → HTML', module: peer('mrml') },
  { name: 'react-email: components → HTML', module: peer('react-email') },
  { name: 'maizzle: template → HTML', module: peer('maizzle') },
]

/** A build of every issue of a newsroom. */
export const buildAll = (newsroom) => ({
  name: 'newswire build --all',
  args: [bin, 'build', '--all', '--out', join(newsroom, 'out')],
  cwd: newsroom,
  newsroom,
  missing,
})

/** react-email's script as one minified file, which spares it most of its start. */
export const bundleReactEmail = (dir) =>
  build({
    entryPoints: [peer('react-email')],
    outfile: bundle(dir),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    logLevel: 'error',
  })

const bundle = (dir) => join(dir, 'react-email.mjs')
