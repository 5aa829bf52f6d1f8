// One render in a process of its own: `node once.mjs PEER DIR OUTPUT`.
import { writeFileSync } from 'node:fs'

const [peer, dir, output] = process.argv.slice(2)
const { prepare } = await import(peer)
const render = await prepare(dir)
writeFileSync(output, await render())
