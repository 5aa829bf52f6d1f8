import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/bench/**'],
    globalSetup: 'tests/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
