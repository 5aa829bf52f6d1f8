// Loaded with --import: leaves the peak of the process's resident memory, in KiB, in BENCH_MEMORY.
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(peak())))

/** Linux hands a parent's peak down in `maxRSS`, so there the process's own mark is read. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]
}
