const { readFileSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

/**
 * The program, with V8's compiled form of it where there is one: compiling takes a third of a build.
 * Node 22 and later keep such a form themselves; for Node 20 one lies beside the program.
 */
exports.load = () => {
  const files = filesIn(join(__dirname, '..', 'dist'))
  if (!enableCompileCache) return compiled(files).exports
  enableCompileCache()
  return handedOver(files.program, () => require(files.program))
}

const filesIn = (dist) => ({ program: join(dist, 'cli.cjs'), code: join(dist, 'cli.cache') })

/**
 * The program as a script, and what it exports. V8 refuses a compiled form of another version or
 * with other flags, and then compiles; but not that of another program of the same length. So both
 * files begin with the same line, which is of this program alone.
 */
function compiled({ program, code }) {
  const source = readFileSync(program, 'latin1')
  const script = new Script(source, {
    filename: program,
    cachedData: kept(code, source.slice(0, source.indexOf('\n') + 1)),
  })
  return { script, exports: handedOver(program, () => script.runInThisContext()) }
}

/**
 * What the program exports when it is run. It hands itself over as a function, so that V8 is given the
 * very text of the file: to put anything round a megabyte copies it.
 */
function handedOver(program, run) {
  const module = { exports: {} }
  globalThis.__newswire = (body) => body(module.exports, require, module, program)
  run()
  delete globalThis.__newswire
  return module.exports
}

function kept(path, mark) {
  try {
    const bytes = readFileSync(path)
    return bytes.latin1Slice(0, mark.length) === mark ? bytes.subarray(mark.length) : undefined
  } catch {
    return undefined
  }
}

exports.compiled = compiled
exports.filesIn = filesIn
