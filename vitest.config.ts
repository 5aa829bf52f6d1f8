import { defineConfig } from 'vitest/config'

/** What measures time runs after all else, and alone: beside other tests it would measure them too. */
const timed = ['tests/limits.test.ts', 'tests/drafting/start.test.ts']

export default defineConfig({
  test: {
    exclude: ['tests/bench/**'],
    globalSetup: 'tests/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['tests/**/*.test.ts'],
          exclude: timed,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'time', include: timed, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
