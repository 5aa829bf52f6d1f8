import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

describe('the machine', () => {
  const script = `
    import { formatDay, formatShortDays, formatTimes, tile, weekday } from './src/dates.ts'
    import { wordsFor } from './src/languages/index.ts'
    const written = []
    for (const language of ['en-GB', 'de', 'ar', 'ja', 'xx']) {
      const { words } = await wordsFor(language)
      written.push(
        formatDay('2009-03-29', language),
        formatShortDays('2009-03-29', '2009-10-25', language, words),
        formatTimes({ start: 150, end: 1440 }, language, words),
        tile('2009-01-01', language),
        weekday('2009-03-29'),
      )
    }
    console.log(JSON.stringify(written))`

  it('has no say: its zone and its language change nothing', async () => {
    const stdin = {
      contents: script,
      resolveDir: `${import.meta.dirname}/..`,
      loader: 'ts' as const,
    }
    const bundle = await build({ stdin, bundle: true, format: 'esm', write: false })
    const code = bundle.outputFiles[0]?.text ?? ''
    const written = [
      { TZ: 'UTC', LC_ALL: 'C' },
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'America/Los_Angeles', LC_ALL: 'ar_EG.UTF-8' },
    ].map((env) => {
      const options = { input: code, env: { ...process.env, ...env }, encoding: 'utf8' as const }
      return spawnSync(process.execPath, ['--input-type=module'], options).stdout
    })
    expect(JSON.parse(written[0] ?? '')).toContain('Sonntag, 29. März 2009')
    expect(new Set(written).size).toBe(1)
  })
})
