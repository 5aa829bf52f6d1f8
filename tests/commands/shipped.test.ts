import { describe, expect, it } from 'vitest'
import { newswire, sampleNewsroom } from '../support/program.ts'
import { tool } from '../support/tools.ts'

/*
 * The commands that stand in a script of their own, as they are shipped: that the program finds them there,
 * and knows their refusals for what they are. What they do is asked of the sources, by their own tests.
 */

const browser = tool('browser')
const refusal = tool('git') ? 'is in no git repository.' : 'There is no `git` on this machine.'

describe('of what is shipped', () => {
  const room = sampleNewsroom()
  const nowhere = { CHROME_PATH: '/nowhere/chrome' }

  it.each<[args: string, code: number, said: string]>([
    ['site --drafts', 0, 'out/site/index.html  3 issues'],
    ['diff --against issues/15.yaml', 0, 'issues/16.yaml against `issues/15.yaml`'],
    ['diff --against no-such', 2, refusal],
    ['ci --no-pictures', 2, refusal],
    ['shots 16', 2, '/nowhere/chrome`, which is not there.'],
    ['check 16 --since no-such', 2, refusal],
  ])('%s ends with %i', (args, code, said) => {
    const run = newswire(args.split(' '), room, nowhere)
    expect(run.stderr).not.toContain('fault of newswire itself')
    expect(run.code).toBe(code)
    expect(run.stdout + run.stderr).toContain(said)
  })

  it.skipIf(!browser)('shots takes a picture', () => {
    const run = newswire(['shots', '16', '--only', 'phone'], room, { CHROME_PATH: browser })
    expect(run.stderr).not.toContain('fault of newswire itself')
    expect(run.code).toBe(0)
  })
})
