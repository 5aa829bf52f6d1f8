// Many renders in one process: `node loop.mjs PEER DIR` prints `{ ms }`, the median of the batches.
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './measure.mjs'
import { missingTitles } from './verify.mjs'

const warmUpMs = 3000
const batches = 9
const batchMs = 100

const [peer, dir] = process.argv.slice(2)
const { prepare } = await import(peer)
const render = await prepare(dir)

const missing = missingTitles(await render(), JSON.parse(readFileSync(join(dir, 'titles.json'))))
if (missing.length > 0) throw new Error(`the output lacks: ${missing.join(', ')}`)

const { ms } = await repeat((_, spent) => spent < warmUpMs)
const size = Math.max(1, Math.round(batchMs / ms))
const times = []
while (times.length < batches) times.push((await repeat((count) => count < size)).ms)
writeSync(1, JSON.stringify({ ms: median(times) }))

/** Renders for as long as `more` says; gives the milliseconds that one took. */
async function repeat(more) {
  const start = performance.now()
  let count = 0
  let spent = 0
  do {
    await render()
    count += 1
    spent = performance.now() - start
  } while (more(count, spent))
  return { ms: spent / count }
}
