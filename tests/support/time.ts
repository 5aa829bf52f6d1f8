/**
 * Milliseconds of the processor that some work takes: unlike those of the clock, they do not depend on
 * what else the machine has to do.
 */
export function taken(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
