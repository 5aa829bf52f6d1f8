import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const loop = fileURLToPath(new URL('loop.mjs', import.meta.url))

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Every process gets this environment: production code paths, and nothing that slows or speeds the
 * start of Node (reading extra certificates alone costs Node 20 some 30 ms).
 */
export function cleanEnv(extra) {
  const env = { ...process.env, NODE_ENV: 'production', CI: '1', ...extra }
  for (const name of ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE']) delete env[name]
  return env
}

/** Runs `node …args` to its end and gives the milliseconds it took; throws when it fails. */
export function time({ args, cwd }, env) {
  const start = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args, { cwd, env, stdio: 'ignore' })
  const ms = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`exit ${status}: node ${args.join(' ')}`)
  return ms
}

/** Whole processes in turn, round after round, so that a busy moment hits all of them alike. */
export function race(programs, rounds, env) {
  const times = new Map(programs.map(({ name }) => [name, []]))
  const warmUps = 2
  for (let round = -warmUps; round < rounds; round++) {
    for (const program of programs) {
      const ms = time(program, env)
      if (round >= 0) times.get(program.name).push(ms)
    }
  }
  return programs.map(({ name }) => {
    const ms = times.get(name)
    return { name, ms: median(ms), least: Math.min(...ms), most: Math.max(...ms) }
  })
}

/**
 * Milliseconds an issue of modules that render again and again, each in a process of its own: the
 * medians of three rounds.
 */
export function steady(modules, dir, env) {
  const rounds = [1, 2, 3].map(() => modules.map((module) => loopOnce(module, dir, env)))
  return modules.map((_, index) => median(rounds.map((round) => round[index])))
}

function loopOnce(module, dir, env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [loop, module, dir], { env })
  if (status !== 0) throw new Error(`exit ${status}: ${module}\n${stderr}`)
  return JSON.parse(String(stdout)).ms
}

/** Seconds and the peak of resident memory, in MB, of one run of a program. */
export function weigh({ args, cwd }, dir, env) {
  const file = join(dir, 'memory')
  const watched = { args: ['--import', new URL('memory.mjs', import.meta.url).href, ...args], cwd }
  const ms = time(watched, { ...env, BENCH_MEMORY: file })
  return { seconds: ms / 1000, megabytes: (Number(readFileSync(file, 'utf8')) * 1024) / 1e6 }
}
