import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../../src/theme/compile.ts'
import { gate } from '../../src/theme/gate.ts'
import { layout } from './random-theme.ts'
import { sampleTheme } from './sample-theme.ts'

const seed = Number(process.env.NEWSWIRE_SEED ?? Math.floor(Math.random() * 2 ** 31))
const numRuns = Number(process.env.NEWSWIRE_THEMES ?? 200)

it(`whatever the rules let through is sound: ${numRuns} themes by NEWSWIRE_SEED=${seed}`, async () => {
  let taken = 0
  const property = fc.asyncProperty(layout, async (text) => {
    const theme = sampleTheme({ 'layout.mjml.hbs': text })
    const { value, diagnostics } = await compile(theme)
    if (!value)
      expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['theme-fault']))
    if (!value) return
    taken += 1
    expect(await gate(theme, value)).toEqual([])
  })
  await fc.assert(property, { seed, numRuns })
  // A generator whose themes are all refused would show nothing.
  expect(taken).toBeGreaterThan(numRuns / 20)
}, 600_000)
