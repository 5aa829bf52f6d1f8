import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import { marker } from '../../src/commands/ci/summary.ts'
import { workflow } from '../../src/init/surroundings.ts'
import { folderOf, root } from '../support/program.ts'

type Step = { uses?: string; run?: string; with?: Record<string, unknown> }
type Job = { permissions?: Record<string, string>; steps: Step[]; if?: string }
type Workflow = {
  on: Record<string, unknown>
  permissions: Record<string, string>
  jobs: Record<string, Job>
}

const folder = join(root, 'docs/ci/github')
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')
const read = (name: string): Workflow => parse(textOf(name), { strict: true, uniqueKeys: true })
const names = readdirSync(folder).filter((name) => name.endsWith('.yml'))
const stepsOf = (name: string): Step[] => Object.values(read(name).jobs).flatMap((job) => job.steps)

describe('the workflows for GitHub', () => {
  it('are three', () => {
    expect(names.sort()).toEqual(['newswire-comment.yml', 'newswire-pages.yml', 'newswire.yml'])
  })

  it('begin with the one that `init` writes', () => {
    expect(workflow(manifest.version).body).toBe(textOf('newswire.yml'))
  })

  it.each<[name: string, on: unknown, permissions: unknown, jobs: unknown]>([
    [
      'newswire.yml',
      { pull_request: null, push: { branches: ['main', 'master'] } },
      { contents: 'read' },
      { review: undefined, build: undefined },
    ],
    [
      'newswire-comment.yml',
      { workflow_run: { workflows: ['newswire'], types: ['completed'] } },
      {},
      { comment: { actions: 'read', 'pull-requests': 'write' } },
    ],
    [
      'newswire-pages.yml',
      { push: { branches: ['main', 'master'] } },
      { contents: 'read' },
      { build: undefined, publish: { pages: 'write', 'id-token': 'write' } },
    ],
  ])('run when they should, with no more rights than they need: %s', (name, on, rights, jobs) => {
    const { on: when, permissions, jobs: all } = read(name)
    const ofJobs = Object.entries(all).map(([job, { permissions: own }]) => [job, own])
    expect([when, permissions, Object.fromEntries(ofJobs)]).toEqual([on, rights, jobs])
  })

  it.each(names)('put no expression where it is run: %s', (name) => {
    for (const { run, with: given } of stepsOf(name)) {
      expect(run ?? '').not.toContain('${{')
      expect(String(given?.script ?? '')).not.toContain('${{')
    }
  })

  it.each(names)('name each step by a whole commit and its version: %s', (name) => {
    const uses = textOf(name).match(/uses: .*/g) ?? []
    expect(uses.length).toBeGreaterThan(0)
    for (const each of uses)
      expect(each).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('run this version, on the whole history, and leave no password behind', () => {
    const runs = names.flatMap((name) => stepsOf(name).flatMap(({ run }) => run ?? []))
    expect(runs.map((run) => run.replace(manifest.version, 'VERSION'))).toEqual([
      'npx --yes newswire@VERSION site',
      'npx --yes newswire@VERSION ci',
      'npx --yes newswire@VERSION check --all',
      'npx --yes newswire@VERSION build --all',
    ])
    const checkouts = names.flatMap(stepsOf).filter(({ uses }) => uses?.includes('/checkout@'))
    for (const { with: given } of checkouts) {
      expect(given?.['persist-credentials']).toBe(false)
    }
    expect(read('newswire.yml').jobs.review?.steps[0]?.with?.['fetch-depth']).toBe(0)
  })

  it('fetch nothing of a proposal where there is a right to write', () => {
    const uses = stepsOf('newswire-comment.yml').map(({ uses: name }) => name?.split('@')[0])
    expect(uses).toEqual(['actions/download-artifact', 'actions/github-script'])
  })
})

// ---------------------------------------------------------------- the comment

const bot = { login: 'github-actions[bot]' }
const run = {
  ...{
    head_sha: 'abc',
    head_branch: 'proposal',
    html_url: 'https://github.com/o/r/actions/runs/7',
  },
  head_repository: { owner: { login: 'stranger' } },
}

type Comment = { id: number; user: { login: string }; body: string }
type World = { comments?: Comment[]; pulls?: { number: number; head: { sha: string } }[] }

/** Runs the script of the workflow in a folder, before a stand-in for GitHub that writes down what is asked. */
async function comment(cwd: string, { comments = [], pulls = [pull] }: World = {}) {
  const asked: [what: string, given: Record<string, unknown>][] = []
  const note =
    (what: string, data: unknown = {}) =>
    async (given: Record<string, unknown>) => {
      asked.push([what, given])
      return { data }
    }
  const issues = {
    listComments: 'the comments',
    createComment: note('create'),
    updateComment: note('update'),
  }
  const github = {
    rest: { pulls: { list: note('pulls', pulls) }, issues },
    paginate: async () => comments,
  }
  const said: string[] = []
  const core = {
    setFailed: (text: string) => said.push(`failed: ${text}`),
    notice: (text: string) => said.push(`notice: ${text}`),
  }
  const context = { repo: { owner: 'o', repo: 'r' }, payload: { workflow_run: run } }
  const script = String(stepsOf('newswire-comment.yml')[1]?.with?.script)
  // The script has paths from the folder in which it is run.
  const placed = script.replace("'newswire-summary/summary.md'", 'place')
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor
  const act = new AsyncFunction('github', 'context', 'core', 'require', 'place', placed)
  const require = createRequire(import.meta.url)
  await act(github, context, core, require, join(cwd, 'newswire-summary/summary.md'))
  return { asked, said, written: asked.filter(([what]) => what !== 'pulls') }
}

const pull = { number: 12, head: { sha: 'abc' } }
const withSummary = (text: string): string => folderOf({ 'newswire-summary/summary.md': text })
const sound = `${marker}\n## newswire: 1 issue changed\n\n[Preview](./site/issues/16.html) by @team\n`

describe('the comment on GitHub', () => {
  it('is written under the pull request that GitHub names, with links to the results', async () => {
    const { asked, said } = await comment(withSummary(sound))
    expect(said).toEqual([])
    expect(asked[0]).toEqual([
      'pulls',
      { owner: 'o', repo: 'r', state: 'open', head: 'stranger:proposal' },
    ])
    expect(asked[1]).toEqual([
      'create',
      {
        ...{ owner: 'o', repo: 'r', issue_number: 12 },
        body: `${marker}\n## newswire: 1 issue changed\n\n[Preview](${run.html_url}#artifacts) by @\u200bteam\n`,
      },
    ])
  })

  it('takes the place of the one before, and of nobody else’s', async () => {
    const comments = [
      { id: 1, user: { login: 'stranger' }, body: marker },
      { id: 2, user: bot, body: 'Something else.' },
      { id: 3, user: bot, body: `${marker}\nOld.` },
    ]
    const { written } = await comment(withSummary(sound), { comments })
    expect(written.map(([what, { comment_id: id }]) => [what, id])).toEqual([['update', 3]])
  })

  it('is not written when the pull request has changed since', async () => {
    const { written, said } = await comment(withSummary(sound), {
      pulls: [{ number: 13, head: { sha: 'def' } }],
    })
    expect([written, said]).toEqual([[], [expect.stringContaining('notice: ')]])
  })

  it.each<[what: string, folder: () => string]>([
    ['has no marker', () => withSummary('## Buy now')],
    ['is too long', () => withSummary(sound + 'a'.repeat(60_000))],
    ['is huge', () => withSummary(sound + 'a'.repeat(300_000))],
    ['is not there', () => folderOf({})],
    [
      'is a link to another file',
      () => {
        const folder = folderOf({ secret: sound })
        mkdirSync(join(folder, 'newswire-summary'))
        symlinkSync(join(folder, 'secret'), join(folder, 'newswire-summary/summary.md'))
        return folder
      },
    ],
  ])('is not written when the summary %s', async (_, folder) => {
    const { asked, said } = await comment(folder())
    expect([asked, said]).toEqual([[], [expect.stringContaining('failed: ')]])
  })
})

// ---------------------------------------------------------------- GitLab

describe('the pipeline for GitLab', () => {
  const text = readFileSync(join(root, 'docs/ci/gitlab/newswire.gitlab-ci.yml'), 'utf8')
  const jobs = parse(text, { strict: true, uniqueKeys: true })

  it('reviews merge requests on the whole history, and keeps the results', () => {
    expect(Object.keys(jobs)).toEqual(['newswire', 'newswire-comment'])
    expect(jobs.newswire.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }])
    expect(jobs.newswire.variables).toEqual({ GIT_DEPTH: '0' })
    expect(jobs.newswire.script).toEqual([`npx --yes newswire@${manifest.version} ci`])
    expect(jobs.newswire.artifacts).toMatchObject({ when: 'always', paths: ['out/ci/'] })
  })

  it('runs nothing that a stranger could have named', () => {
    const lines = [jobs.newswire, jobs['newswire-comment']].flatMap(
      ({ before_script: before = [], script }) => [...before, ...script],
    )
    // Titles, branches and messages are the stranger's words.
    for (const line of lines)
      expect(line).not.toMatch(
        /\$\{?CI_(?:MERGE_REQUEST_(?:TITLE|DESC|SOURCE)|COMMIT_(?:MESSAGE|TITLE|REF|BRANCH))/,
      )
  })

  it('comments only where there is a token', () => {
    const [rule] = jobs['newswire-comment'].rules
    expect(rule.if).toBe('$CI_PIPELINE_SOURCE == "merge_request_event" && $NEWSWIRE_TOKEN')
  })

  /** Runs the script of the job before a stand-in for GitLab, which has these comments. */
  async function comments(notes: { id: number; body: string }[], summary: string) {
    const asked: string[] = []
    const server = createServer(async (request, response) => {
      const page = new URL(request.url ?? '', 'http://localhost').searchParams.get('page')
      let body = ''
      for await (const part of request) body += part
      const { url = '', method, headers } = request
      asked.push(`${method} ${url.split('?')[0]} ${headers['private-token']} ${body}`)
      response.setHeader('x-next-page', page === '1' ? '2' : '')
      response.end(JSON.stringify(page === '2' ? notes : []))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const folder = folderOf({ 'out/ci/summary.md': summary })
    const script = jobs['newswire-comment'].script[0] as string
    writeFileSync(join(folder, 'comment.sh'), script)
    try {
      const child = spawn('bash', ['comment.sh'], {
        cwd: folder,
        stdio: 'ignore',
        env: {
          ...{ PATH: process.env.PATH, CI_API_V4_URL: `http://127.0.0.1:${port}/api` },
          ...{ CI_MERGE_REQUEST_PROJECT_ID: '5', CI_MERGE_REQUEST_IID: '7' },
          ...{ NEWSWIRE_TOKEN: 'secret', NEWSWIRE_RESULTS: 'https://gitlab.example/file/out/ci/' },
        },
      })
      const [code] = (await once(child, 'exit')) as [number]
      return { code, written: asked.filter((each) => !each.startsWith('GET ')) }
    } finally {
      server.close()
    }
  }

  const body = JSON.stringify({
    body: `${marker}\n## newswire: 1 issue changed\n\n[Preview](https://gitlab.example/file/out/ci/site/issues/16.html) by @team\n`,
  })
  const where = '/api/projects/5/merge_requests/7/notes'

  it('writes a comment with links to the results, or takes the place of the one before', async () => {
    expect(await comments([], sound)).toEqual({
      ...{ code: 0, written: [`POST ${where} secret ${body}`] },
    })
    expect(await comments([{ id: 3, body: `${marker}\nOld.` }], sound)).toEqual({
      ...{ code: 0, written: [`PUT ${where}/3 secret ${body}`] },
    })
  })

  it('writes none of what is no summary', async () => {
    const { code, written } = await comments([], '## Buy now')
    expect([code, written]).toEqual([1, []])
  })
})
