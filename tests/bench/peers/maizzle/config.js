import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const dir = process.env.BENCH_DIR

export default {
  build: { content: ['emails/**/*.html'], output: { path: join(dir, 'maizzle') } },
  issue: JSON.parse(readFileSync(join(dir, 'issue.json'), 'utf8')),
  css: { inline: true, tailwind: { content: ['emails/**/*.html'] } },
}
