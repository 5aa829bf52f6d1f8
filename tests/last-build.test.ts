import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../src/cache.ts'
import { buildIssue, type Issue } from '../src/index.ts'
import { forgetLastBuild, keepLastBuild, lastBuildOf } from '../src/last-build.ts'
import { newsroom } from './support/mails.ts'
import { folderOf } from './support/program.ts'

const house = await newsroom()
const { issue } = (await buildIssue(join(house.root, 'issues/15.yaml'), house)) as { issue: Issue }

const room = () => {
  const root = folderOf({ 'newswire.yaml': '' })
  return { root, own: { ...house, root }, env: { HOME: join(root, 'home') } }
}

describe('the last build', () => {
  it('is the issue that was built, and that of no other file', () => {
    const { root, own, env } = room()
    const path = join(root, 'issues/15.yaml')
    expect(lastBuildOf(path, own, env)).toBeUndefined()
    keepLastBuild(path, issue, own, env)
    keepLastBuild(path, { ...issue, subject: 'Anew' }, own, env)
    expect(lastBuildOf(path, own, env)).toEqual({ ...issue, subject: 'Anew' })
    expect(lastBuildOf(join(root, 'issues/16.yaml'), own, env)).toBeUndefined()
  })

  it('is none where a newer one is not remembered', () => {
    const { root, own, env } = room()
    const path = join(root, 'issues/15.yaml')
    keepLastBuild(path, issue, own, env)
    forgetLastBuild(path, own, env)
    forgetLastBuild(path, own, env)
    expect(lastBuildOf(path, own, env)).toBeUndefined()
  })

  it('is not known, and no fault, where nothing can be kept', () => {
    const { root, own, env } = room()
    mkdirSync(join(root, 'home'))
    writeFileSync(join(root, 'home/.cache'), 'a file where a folder is needed')
    keepLastBuild(join(root, '15.yaml'), issue, own, env)
    expect(lastBuildOf(join(root, '15.yaml'), own, env)).toBeUndefined()
    expect(existsSync(cacheFolder(root, env))).toBe(false)
  })
})
