import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { here } from '../support/here.ts'
import { environment, folderOf, newswire } from '../support/program.ts'
import { tool } from '../support/tools.ts'

const git = tool('git')

const settings = `publication: Bulletin
organisation: { name: Harbour Partnership, address: 4 Mill Lane }
people: { desk: { email: desk@harbour.org } }
links: { unsubscribe: https://harbour.org/out }
`
const issue = (number: number, ...titles: string[]) => `number: ${number}
date: 2009-05-20
preheader: News of the harbour
sections:
  - type: news
    items:
${titles.map((title) => `      - { title: "${title}", body: "About the ${words(title)}.", contact: desk }\n`).join('')}`

const words = (title: string) =>
  title.replace(/[ .]+/g, ' ').trim().toLowerCase().replace(/^the /, '')

/** A repository whose first commit, on the branch `main`, holds issue 7 with one finding. */
function repository() {
  const folder = folderOf({
    'newswire.yaml': settings,
    'issues/7.yaml': issue(7, 'Ferry .', 'Pier'),
  })
  const run = (...args: string[]) => {
    const name = ['-c', 'user.name=Desk', '-c', 'user.email=desk@harbour.org']
    const env = environment({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' })
    execFileSync(git as string, [...name, ...args], { cwd: folder, env, stdio: 'pipe' })
  }
  run('init', '--quiet', '--initial-branch=main')
  const commit = () => {
    run('add', '.')
    run('commit', '--quiet', '--no-gpg-sign', '--message', 'Change')
  }
  commit()
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
  const check = (...args: string[]) => here(['check', ...args], folder, environment())
  return { folder, run, commit, write, check }
}

/** The codes and lines that a report tells. */
const told = (report: string): string[] =>
  [...report.matchAll(/^ +(\d+):\d+ .* ([a-z-]+)$/gm)].map(([, line, code]) => `${code} ${line}`)

describe.skipIf(!git)('check --since', () => {
  it('leaves out what was found before, wherever it stands now', async () => {
    const { check, write, commit } = repository()
    expect(told((await check('7')).stdout)).toEqual(['stray-space 7'])
    expect(await check('7', '--since', 'main')).toEqual({
      ...{ code: 0, stderr: '', stdout: '✔ no faults in 1 issue\n' },
    })
    write('issues/7.yaml', issue(7, 'A new story', 'Ferry .', 'The  weir'))
    expect(told((await check('7', '--since', 'main')).stdout)).toEqual(['stray-space 9'])
    commit()
    expect(told((await check('7', '--since', 'main')).stdout)).toEqual([])
    expect(told((await check('7', '--since', 'HEAD~1')).stdout)).toEqual(['stray-space 9'])
  })

  it('compares with a branch, a tag or a commit', async () => {
    const { check, write, run, commit } = repository()
    run('tag', 'v7')
    run('switch', '--quiet', '--create', 'desk/next')
    write('issues/7.yaml', issue(7, 'Ferry .', 'The  weir'))
    commit()
    for (const revision of ['main', 'v7', 'HEAD~1', 'main^{commit}']) {
      expect(told((await check('7', '--since', revision)).stdout), revision).toEqual([
        'stray-space 8',
      ])
    }
    expect(told((await check('7', '--since', 'desk/next')).stdout)).toEqual([])
  })

  it('tells all of a file that is new, or has another name', async () => {
    const { folder, check, write } = repository()
    write('issues/8.yaml', issue(8, 'The  weir'))
    expect(told((await check('8', '--since', 'main')).stdout)).toEqual(['stray-space 7'])
    mkdirSync(join(folder, 'old'))
    renameSync(join(folder, 'issues/7.yaml'), join(folder, 'old/7.yaml'))
    expect(told((await check('old/7.yaml', '--since', 'main')).stdout)).toEqual(['stray-space 7'])
  })

  it('goes with the other options: what is left decides', async () => {
    const { check, write } = repository()
    write('issues/7.yaml', issue(7, 'Ferry .', 'The  weir'))
    const strict = async (...args: string[]) => (await check('7', ...args)).code
    expect(await strict('--max-warnings', '1')).toBe(1)
    expect(await strict('--max-warnings', '1', '--since', 'main')).toBe(0)
    expect(await strict('--max-warnings', '0', '--since', 'main')).toBe(1)
    expect(await strict('--strict', '--since', 'main')).toBe(1)
    const { stdout } = await check('7', '--since', 'main', '--format', 'json')
    const { summary, issues } = JSON.parse(stdout)
    expect(summary).toEqual({ errors: 0, warnings: 1 })
    expect(issues[0].diagnostics.map(({ code }: { code: string }) => code)).toEqual(['stray-space'])
    expect((await check('7', '--since', 'main', '--quiet')).stdout).toBe(
      '▲ 1 warning  in 1 issue\n',
    )
  })

  it('tells errors that are new, and those of a file that cannot be read', async () => {
    const { check, write } = repository()
    write('issues/7.yaml', issue(7, 'Ferry .').replace('title:', 'tilte:'))
    const { code, stdout } = await check('7', '--since', 'main')
    expect(code).toBe(1)
    expect(told(stdout)).toContain('unknown-key 7')
    write('issues/7.yaml', 'number: [\n')
    expect((await check('7', '--since', 'main')).code).toBe(1)
  })

  it('works in a folder below, and in a newsroom below the repository', async () => {
    const { folder, write } = repository()
    write('issues/7.yaml', issue(7, 'Ferry .', 'The  weir'))
    const below = await here(
      ['check', '7', '--since', 'main'],
      join(folder, 'issues'),
      environment(),
    )
    expect(told(below.stdout)).toEqual(['stray-space 8'])
    const elsewhere = await here(['-C', folder, 'check', '--since', 'main'], '/', environment())
    expect(told(elsewhere.stdout)).toEqual(['stray-space 8'])
  })

  it.each(['nowhere', 'HEAD~9', '--output=x'])('refuses the revision %j', async (revision) => {
    const { check } = repository()
    const { code, stdout, stderr } = await check('7', `--since=${revision}`)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`git knows no revision \`${revision}\``)
    const json = await check('7', `--since=${revision}`, '--json')
    expect(json.code).toBe(2)
    expect(JSON.parse(json.stdout).error.message).toContain('git knows no revision')
  })

  it('says so where there is no repository', async () => {
    const folder = folderOf({ 'newswire.yaml': settings, 'issues/7.yaml': issue(7, 'Ferry') })
    const { code, stderr } = await here(['check', '7', '--since', 'main'], folder, environment())
    expect(code).toBe(2)
    expect(stderr).toContain('is in no git repository.')
  })

  it('says so where there is no git', () => {
    const { folder } = repository()
    const { code, stderr } = newswire(['check', '7', '--since', 'main'], folder, { PATH: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('There is no `git` on this machine.')
  })
})
