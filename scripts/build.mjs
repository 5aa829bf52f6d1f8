// Makes dist/ from src/: the program in one file with V8's compiled form of it, the library in
// modules, their types; then the JSON Schemas and the built-in themes, compiled.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { faster } from './rewrites.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
// Made beside the old one and then put in its place: whoever runs the program meanwhile has a whole one.
const stage = join(root, 'dist.new')
const dist = join(root, 'dist')
const { compiled, filesIn } = createRequire(import.meta.url)('../bin/load.js')
rmSync(stage, { recursive: true, force: true })

// ---------------------------------------------------------------- src → dist

/** What a package loads at once and we need seldom or never, given to it when it is first called. */
const late = {
  // Only for commands that are programs of their own.
  commander: { module: 'node:child_process', name: 'spawn' },
  // The 2,000 names of characters, for an `&` that few issues have.
  'markdown-it': { module: 'entities', name: 'decodeHTMLStrict' },
  // Patterns of Unicode classes, for wide characters and emoji.
  'fast-string-width': { module: 'fast-string-truncated-width', name: 'default' },
}

/** What a package brings along for a prompt that we have ourselves: half a megabyte of character sets. */
const unused = /^@inquirer\/editor$/

const loadLate = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    for (const [owner, { module, name }] of Object.entries(late)) {
      onResolve({ filter: new RegExp(`^${module}$`), namespace: 'file' }, (found) => {
        if (!found.importer.includes(`/node_modules/${owner}/`)) return undefined
        return { path: module, namespace: 'late', pluginData: { ...found, name } }
      })
    }
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'exports.default = undefined',
    }))
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData: { name, resolveDir } }) => ({
      contents: `const late = (...given) => require('${path}').${name}(...given)\nexport { late as ${name} }`,
      resolveDir,
    }))
  },
}

/** Of caniemail's data what is read of it: where a feature was ever missing, a quarter of the whole. */
const missingAlone = {
  name: 'missing-alone',
  setup({ onLoad }) {
    const lacks = ([, versions]) => Object.values(versions).some((result) => result.startsWith('n'))
    const kept = (platforms) => Object.fromEntries(Object.entries(platforms).filter(lacks))
    onLoad({ filter: /[\\/]caniemail\.json$/ }, ({ path }) => {
      const { nicenames, data } = JSON.parse(readFileSync(path, 'utf8'))
      const features = data.map(({ title, category, url, stats }) => {
        const families = Object.entries(stats).map(([family, all]) => [family, kept(all)])
        return { title, category, url, stats: Object.fromEntries(families) }
      })
      return { contents: JSON.stringify({ nicenames, data: features }), loader: 'json' }
    })
  },
}

/** Scripts of their own, so that whoever does not need them does not load them, and what is in them. */
const scripts = {
  thorough: ['./src/checks/thorough.ts'],
  seeing: [
    ...['ci', 'diff', 'preview', 'shots', 'site'].map((name) => `./src/commands/${name}.ts`),
    ...['./src/commands/build/watch.ts', './src/commands/check/links.ts'],
  ],
}

const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const asked = `./${relative(root, join(resolveDir, path)).replaceAll('\\', '/')}`
      const name = Object.keys(scripts).find((each) => scripts[each].includes(asked))
      return name && { path: `../dist/${name}.cjs`, external: true }
    })
  },
}

/** All that the program is made of, in a few letters. */
const sources = createHash('sha256')
for (const name of readdirSync(join(root, 'src'), { recursive: true }).sort()) {
  if (name.endsWith('.ts')) sources.update(readFileSync(join(root, 'src', name)))
}
const own = JSON.stringify(sources.digest('base64url').slice(0, 12))

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: !process.env.NAMES,
  external: [
    // They serve only when a theme is compiled.
    ...['mjml', 'handlebars'],
    // Only for the checks of the rendered mail that no build runs.
    ...['cheerio', 'html-validate', 'image-size', 'postcss'],
    // The holidays of the whole world, for one check that no build runs.
    'date-holidays',
    // A browser and its pictures, for few commands.
    ...['playwright-core', 'pngjs'],
  ],
  // The browser build of yaml is the same code as ES modules, of which the bundle takes what it uses.
  alias: {
    yaml: './node_modules/yaml/browser/index.js',
    'handlebars/runtime.js': './node_modules/handlebars/dist/cjs/handlebars.runtime.js',
  },
  plugins: [loadLate, faster, missingAlone],
  define: { __program: own },
  logLevel: 'warning',
}

/** Where a script lies, which modules ask for in their own way. */
const here = {
  define: { ...common.define, 'import.meta.url': '__here' },
  banner: { js: 'const __here=require("node:url").pathToFileURL(__filename).href;' },
  // Each name is text that V8 has to take in before the program runs. NAMES=1 keeps names and lines, for a profile.
  minifyIdentifiers: !process.env.NAMES,
}

await Promise.all([
  build({
    ...common,
    entryPoints: ['src/cli.ts'],
    outfile: filesIn(stage).program,
    plugins: [...common.plugins, apart],
    format: 'cjs',
    // A script that V8 had compiled before cannot import; what is imported late is in the file.
    supported: { 'dynamic-import': false },
    ...here,
  }),
  ...Object.entries(scripts).map(([name, files]) =>
    build({
      ...common,
      stdin: {
        contents: files.map((file) => `export * from '${file}'\n`).join(''),
        resolveDir: root,
      },
      outfile: join(stage, `${name}.cjs`),
      plugins: [...common.plugins, apart],
      format: 'cjs',
      ...here,
    }),
  ),
  build({
    ...common,
    entryPoints: {
      index: 'src/index.ts',
      compile: 'src/theme/compile.ts',
      theme: 'src/theme.ts',
      'json-schema': 'src/json-schema.ts',
      manual: 'src/manual.ts',
    },
    outdir: stage,
    format: 'esm',
    splitting: true,
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  }),
  // What the pages of the workbench ask for, in the browsers of the last two years.
  build({
    absWorkingDir: root,
    entryPoints: { workbench: 'src/workbench/client/main.ts' },
    outdir: stage,
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: ['chrome120', 'firefox121', 'safari17'],
    logLevel: 'warning',
  }),
  build({
    absWorkingDir: root,
    entryPoints: { workbench: 'src/workbench/styles.css' },
    outdir: stage,
    bundle: true,
    minify: true,
    target: ['chrome120', 'firefox121', 'safari17'],
    logLevel: 'warning',
  }),
])

const tsc = join(root, 'node_modules/typescript/bin/tsc')
const types = ['-p', 'tsconfig.types.json', '--outDir', join(stage, 'types')]
execFileSync(process.execPath, [tsc, ...types], { cwd: root, stdio: 'inherit' })
// The compiler leaves the names of sources in declarations, where not every program looks beyond them.
for (const name of readdirSync(join(stage, 'types'), { recursive: true })) {
  const path = join(stage, 'types', name)
  if (!name.endsWith('.d.ts')) continue
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js'))
}

// ---------------------------------------------------------------- JSON Schemas and themes

const load = (name) => import(pathToFileURL(join(stage, name)).href)

const { jsonSchemas } = await load('json-schema.js')
mkdirSync(join(root, 'schema'), { recursive: true })
for (const [name, make] of Object.entries(jsonSchemas)) {
  writeFileSync(
    join(root, 'schema', `${name}.schema.json`),
    `${JSON.stringify(await make({}), null, 2)}\n`,
  )
}

const { checksManual } = await load('manual.js')
writeFileSync(join(root, 'docs', 'checks.md'), await checksManual())

const { findNewsroom } = await load('index.js')
const { shipTheme } = await load('theme.js')
const { value: newsroom } = await findNewsroom(root)
for (const theme of ['newswire', 'letter']) {
  for (const brand of [{}, newsroom.brand]) {
    const faults = await shipTheme({ ...newsroom, theme, brand }, join(stage, 'themes'))
    for (const { message, place } of faults)
      console.error(`${place?.file}:${place?.line}: ${message}`)
    if (faults.some(({ severity }) => severity === 'error')) process.exit(1)
  }
}

// ---------------------------------------------------------------- V8's compiled form

// ASCII is read twice as fast; esbuild leaves other signs in regular expressions alone.
const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
const program = readFileSync(filesIn(stage).program, 'utf8').replace(/[^\0-\x7f]/g, escaped)
// A line that no other program begins with. Its 64 bytes keep what follows it aligned.
const mark = `//${createHash('sha256').update(program).digest('hex').slice(3)}\n`
const handed = `__newswire(function(exports,require,module,__filename){${program}\n})`
writeFileSync(filesIn(stage).program, mark + handed)

rmSync(dist, { recursive: true, force: true })
// What the program of before has kept, this one may understand otherwise.
rmSync(join(root, 'node_modules/.cache/newswire'), { recursive: true, force: true })
renameSync(stage, dist)

// What has run is in it, and all of it is loaded each time: so it does what it is asked to do most.
const { script, exports } = compiled(filesIn(dist))
const out = mkdtempSync(join(tmpdir(), 'newswire-'))
const silent = { write: () => undefined }
const io = { stdout: silent, stderr: silent, cwd: root, env: process.env, now: () => new Date(0) }
for (const args of [['build', '--all', '--out', out], ['--help']]) {
  await exports.run(args, io)
}
rmSync(out, { recursive: true })
writeFileSync(filesIn(dist).code, Buffer.concat([Buffer.from(mark), script.createCachedData()]))
