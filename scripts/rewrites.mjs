// What published packages do slowly, put otherwise while they are bundled: the answers stay the same, which
// tests/rewrites.test.ts asks of both forms. A package that is written in another way stops the build.
import { readFileSync } from 'node:fs'

/** Which files, what takes time in them, and how it is put instead: pairs of what stands there and what shall. */
const rewrites = [
  {
    // Published for old browsers: each field of each token is set by a helper, an eighth of composing.
    file: /markdown-it\.mjs$/,
    changes: [[/_defineProperty\(\s*this,(?:\s|\/\*[\s\S]*?\*\/)*"(\w+)",/g, '(this.$1 =']],
  },
  {
    // A node is marked by a call that takes longer than all else that is done to make one.
    file: /[\\/]yaml[\\/].*[\\/]nodes[\\/](?:Node|Pair)\.js$/,
    changes: [
      [/Object\.defineProperty\(this, NODE_TYPE, \{ value: (\w+) \}\)/, 'this[NODE_TYPE] = $1'],
    ],
  },
  {
    file: /[\\/]yaml[\\/].*[\\/]nodes[\\/]Collection\.js$/,
    changes: [
      [
        /Object\.defineProperty\(this, 'schema', \{\s*value: schema,[^}]*\}\)/,
        'this.schema = schema',
      ],
    ],
  },
  {
    // Generators within generators, a dozen for each piece of a text: half of the time that reading takes.
    file: /[\\/]yaml[\\/].*[\\/]parse[\\/]lexer\.js$/,
    changes: [...gathering(), handing('lex', 'source, incomplete = false', 'source, incomplete')],
  },
  {
    file: /[\\/]yaml[\\/].*[\\/]parse[\\/]parser\.js$/,
    changes: [
      ...gathering(),
      handing('parse', 'source, incomplete = false', 'source, incomplete'),
      handing('next', 'source', 'source'),
      handing('end', '', ''),
      // Between themselves they need hand nothing on.
      [/\bthis\.(next|end)\((\w*)\);/g, 'this.$1All($2);'],
    ],
  },
  {
    // Each call of a block asks for its decorator by a name made up on the spot; our themes have none.
    file: /[\\/]handlebars[\\/].*[\\/]handlebars[\\/]runtime\.js$/,
    changes: [
      [
        "ret.decorator = templateSpec[i + '_d'];",
        "if (templateSpec.useDecorators) ret.decorator = templateSpec[i + '_d'];",
      ],
    ],
  },
  {
    // Three lists for each turn, which only a block with parameters reads.
    file: /[\\/]handlebars[\\/].*[\\/]helpers[\\/]each\.js$/,
    changes: [[/\bblockParams: (_utils\.blockParams\()/, 'blockParams: fn.blockParams && $1']],
  },
  {
    // The options come back as they were given; to write them where they stand makes a list of each call.
    file: /[\\/]handlebars[\\/].*[\\/]internal[\\/]wrapHelper\.js$/,
    changes: [['arguments[arguments.length - 1] = transformOptionsFn(', 'transformOptionsFn(']],
  },
]

/** A class of generators that yield to whoever called them → one of methods that gather it in `found`. */
function gathering() {
  return [
    [/^ {4}\*(\w+)\(/gm, '    $1('],
    [/\byield\* /g, ''],
    [/\byield ([^;]+);/g, 'this.found.push($1);'],
    [/^ {4}constructor\(\w*\) \{\n/m, '$&        this.found = [];\n'],
  ]
}

/** A method that others call gives them what was gathered, as they had it from the generator. */
function handing(name, takes, gives) {
  const handed = `    ${name}(${takes}) {
        this.${name}All(${gives});
        const { found } = this;
        if (found.length > 0) this.found = [];
        return found;
    }
`
  return [new RegExp(`^ {4}${name}\\(`, 'm'), `${handed}    ${name}All(`]
}

/** A file of a package as it is bundled; undefined when it stays as it was published. */
function rewritten(path) {
  const found = rewrites.find(({ file }) => file.test(path))
  if (!found) return undefined
  return found.changes.reduce(
    (text, [from, to]) => {
      const changed = text.replace(from, to)
      if (changed === text) throw new Error(`${path} is written in another way now: no ${from}`)
      return changed
    },
    readFileSync(path, 'utf8'),
  )
}

/** For esbuild. */
export const faster = {
  name: 'faster',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.m?js$/ }, ({ path }) => {
      const contents = rewritten(path)
      return contents === undefined ? undefined : { contents }
    })
  },
}
