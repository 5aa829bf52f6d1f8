// Bundles src/ into dist/: one small file for what every command needs, the rest split off and loaded
// late; then the types, the JSON Schemas and the built-in themes, compiled.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
rmSync(dist, { recursive: true, force: true })

await build({
  absWorkingDir: root,
  entryPoints: [
    'src/cli.ts',
    'src/index.ts',
    'src/theme/compile.ts',
    'src/json-schema.ts',
    'src/theme.ts',
  ],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // mjml and the full handlebars serve only when a theme is compiled.
  external: ['mjml', 'handlebars'],
  // The browser build of yaml is the same code as ES modules, of which the bundle takes what it uses.
  alias: {
    yaml: './node_modules/yaml/browser/index.js',
    'handlebars/runtime.js': './node_modules/handlebars/dist/cjs/handlebars.runtime.js',
  },
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})

execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.types.json'],
  { cwd: root, stdio: 'inherit' },
)

const load = (name) => import(pathToFileURL(join(dist, name)).href)

const { jsonSchemas } = await load('json-schema.js')
mkdirSync(join(root, 'schema'), { recursive: true })
for (const [name, make] of Object.entries(jsonSchemas)) {
  writeFileSync(
    join(root, 'schema', `${name}.schema.json`),
    `${JSON.stringify(make({}), null, 2)}\n`,
  )
}

const { findNewsroom } = await load('index.js')
const { shipTheme } = await load('theme.js')
const { value: newsroom } = await findNewsroom(root)
for (const theme of ['newswire', 'letter']) {
  for (const brand of [{}, newsroom.brand]) {
    const faults = await shipTheme({ ...newsroom, theme, brand }, join(dist, 'themes'))
    for (const { message, place } of faults)
      console.error(`${place?.file}:${place?.line}: ${message}`)
    if (faults.some(({ severity }) => severity === 'error')) process.exit(1)
  }
}
