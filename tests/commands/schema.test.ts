import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/read.ts'
import { folderOf, newswire, root } from '../support/program.ts'

const elsewhere = folderOf({ 'readme.txt': 'not a newsroom\n' })
const own = folderOf({
  'newswire.yaml': readFileSync(join(root, 'newswire.yaml'), 'utf8'),
})

describe('schema', () => {
  it.each(['issue', 'newsroom'])('%s is the one that is shipped, outside a newsroom', (name) => {
    const { code, stdout, stderr } = newswire(['schema', name], elsewhere)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(readFileSync(join(root, `schema/${name}.schema.json`), 'utf8'))
  })

  it('is of an issue unless told otherwise', () => {
    expect(newswire(['schema'], elsewhere).stdout).toBe(
      newswire(['schema', 'issue'], elsewhere).stdout,
    )
  })

  it("knows the newsroom's own section types", () => {
    const [here, there] = [own, elsewhere].map((cwd) => newswire(['schema'], cwd).stdout)
    expect(here).toContain('"have-your-say"')
    expect(there).not.toContain('"have-your-say"')
  })

  it('takes the sample files, by another validator than ours', () => {
    const files = { issue: 'issues/16.yaml', newsroom: 'newswire.yaml' }
    for (const [name, file] of Object.entries(files)) {
      const schema = JSON.parse(newswire(['schema', name], own).stdout)
      const accepts = new Ajv({ strict: false, validateFormats: false }).compile(schema)
      const data = parse(file, readFileSync(join(root, file))).value?.data
      expect(accepts(data), JSON.stringify(accepts.errors)).toBe(true)
      expect(accepts({ ...(data as object), bogus: 1 })).toBe(false)
    }
  })
})
