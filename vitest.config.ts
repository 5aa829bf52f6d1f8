import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What measures time runs after all else: beside other tests it would measure them too. */
const timed = ['tests/drafting/start.test.ts', 'tests/preview/time.test.ts', 'tests/watch.test.ts']

/** What measures the time of one processor, and what mostly waits, get on beside each other. */
const quiet = ['tests/limits.test.ts', 'tests/checks/links-net.test.ts']

const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // Once for all projects: each would have it again by `extends`.
    globalSetup: 'tests/setup.ts',
    projects: [
      {
        test: {
          ...patience,
          name: 'all',
          // A worker keeps what it has loaded and compiled from one file to the next.
          isolate: false,
          unstubEnvs: true,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/bench/**', ...quiet, ...timed],
          // One more than there are processors, because many tests wait for programs that they start.
          maxWorkers: Math.max(2, availableParallelism()) + 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patience,
          name: 'quiet',
          include: quiet,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patience,
          name: 'time',
          include: timed,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
