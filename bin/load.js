const { readFileSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const dist = join(__dirname, '..', 'dist')
const files = { program: join(dist, 'cli.cjs'), code: join(dist, 'cli.cache') }

/**
 * The program, with V8's compiled form of it where there is one: compiling takes a third of a build.
 * Node 22 and later keep such a form themselves; for Node 20 one lies beside the program.
 */
exports.load = () => {
  if (!enableCompileCache) return compiled().exports
  enableCompileCache()
  return require(files.program)
}

/**
 * The program as a script, and what it exports. V8 refuses a compiled form of another version or
 * with other flags, and then compiles; but not that of another program of the same length. So both
 * files begin with the same line, which is of this program alone.
 */
function compiled() {
  const source = readFileSync(files.program, 'latin1')
  const script = new Script(`(function(exports,require,module,__filename){${source}\n})`, {
    filename: files.program,
    cachedData: kept(source.slice(0, source.indexOf('\n') + 1)),
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, require, module, files.program)
  return { script, exports: module.exports }
}

function kept(mark) {
  try {
    const code = readFileSync(files.code)
    return code.latin1Slice(0, mark.length) === mark ? code.subarray(mark.length) : undefined
  } catch {
    return undefined
  }
}

exports.compiled = compiled
exports.files = files
