// `npm run bench [-- --runs N] [--large] [--json]`: newswire beside its peers, in one run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = fileURLToPath(new URL('.', import.meta.url))
const say = (words) => process.stderr.write(`bench: ${words}\n`)

const { large, json, runs } = readOptions()
installPeers()
const { cleanEnv, race, steady, time, weigh } = await import('./measure.mjs')
const { layOut } = await import('./document.mjs')
const { makeNewsroom } = await import('./newsroom.mjs')
const { buildAll, bundleReactEmail, inOneProcess, wholeProcesses } = await import('./programs.mjs')
const { describeMachine, toMarkdown } = await import('./report.mjs')
const { missingTitles } = await import('./verify.mjs')

const dir = mkdtempSync(join(tmpdir(), 'newswire-bench-'))
const env = cleanEnv({ BENCH_DIR: dir })
try {
  const { titles, source } = await layOut(dir)
  await bundleReactEmail(dir)
  const figures = {
    machine: describeMachine(),
    runs,
    issue: { items: titles.length, source },
    processes: measureProcesses(titles),
    loops: measureLoops(),
    archives: measureArchives(),
  }
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : toMarkdown(figures))
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function measureProcesses(titles) {
  const programs = wholeProcesses(dir).filter(isThere)
  for (const program of programs) verify(program, titles)
  say(`${runs} rounds of ${programs.length} whole processes`)
  return race(programs, runs, env)
}

/** Nothing is timed before its output was seen to hold every title of the issue. */
function verify({ name, output, ...program }, titles) {
  time(program, env)
  if (!output) return
  const missing = missingTitles(readFileSync(output, 'utf8'), titles)
  if (missing.length > 0) throw new Error(`the HTML of ${name} lacks: ${missing.join(', ')}`)
}

function measureLoops() {
  const renderers = inOneProcess().filter(isThere)
  say(`3 rounds of ${renderers.length} loops`)
  const modules = renderers.map(({ module }) => module)
  const times = steady(modules, dir, env)
  return renderers.map(({ name }, index) => ({ name, ms: times[index] }))
}

function measureArchives() {
  const sizes = large ? [1000, 10_000] : [1000]
  return sizes
    .map((issues) => ({ issues, ...buildAll(join(dir, `archive-${issues}`)) }))
    .filter(isThere)
    .map(({ name, issues, newsroom, ...program }) => {
      say(`${name}, ${issues} issues`)
      makeNewsroom(newsroom, issues)
      return { name, issues, ...weigh(program, dir, env) }
    })
}

function isThere({ name, missing }) {
  if (missing) say(`SKIPPED ${name}: ${missing}`)
  return !missing
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: 'string', default: '15' },
        large: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const runs = Number(values.runs)
    if (!Number.isInteger(runs) || runs < 1)
      throw new Error('--runs takes a whole number from 1 up')
    return { ...values, runs }
  } catch (error) {
    say(error.message)
    process.exit(2)
  }
}

/** The peers live in a package of their own, so that only who measures installs them. */
function installPeers() {
  const installed = join(here, 'node_modules/.package-lock.json')
  const lock = join(here, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  say('installing the peers (npm ci in tests/bench)')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const shell = process.platform === 'win32'
  const { status } = spawnSync('npm', args, { cwd: here, shell, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('npm ci in tests/bench failed')
}
