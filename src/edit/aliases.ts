import { type Alias, type Node, visit } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import type { Path } from '../model.ts'
import type { Change } from './data.ts'
import { find, isAlias, refusal, type Tree } from './tree.ts'

/** More than a person ever writes: what has them is not edited. */
const most = 100

/** Why a change would reach further than its path, by an anchor (`&name`) or an alias (`*name`). */
export function entangled(tree: Tree, change: Change): Diagnostic | undefined {
  const uses = usesIn(tree)
  if (uses.length === 0) return undefined
  if (uses.length > most) return refusal(tree, 'This file has far too many aliases.', 0)
  if (change.do === 'move') {
    return throughAlias(tree, change.from.slice(0, -1), uses) ?? throughAlias(tree, change.to, uses)
  }
  const { path } = change
  if (change.do === 'insert') return throughAlias(tree, path, uses)
  return throughAlias(tree, path.slice(0, -1), uses) ?? severed(tree, path, uses)
}

export const hasAliases = (tree: Tree): boolean => usesIn(tree).length > 0

type Use = { alias: Alias; node: Node | undefined }

function usesIn({ document }: Tree): Use[] {
  const uses: Use[] = []
  visit(document, {
    Alias: (_, alias) => {
      if (uses.length > most) return visit.BREAK
      uses.push({ alias, node: alias.resolve(document) })
      return undefined
    },
  })
  return uses
}

/** A change inside something that stands in several places. */
function throughAlias(tree: Tree, path: Path, uses: readonly Use[]): Diagnostic | undefined {
  for (let depth = 0; depth <= path.length; depth += 1) {
    const { node, rest } = find(tree, path.slice(0, depth))
    if (!node || rest.length > 0) return undefined
    if (isAlias(node)) {
      return refusal(tree, `\`*${node.source}\` repeats what stands elsewhere.`, startOf(node), {
        hint: `Change it where \`&${node.source}\` stands, or write it out here.`,
        path,
      })
    }
    const use = uses.find((each) => each.node === node)
    if (use) return repeated(tree, use.alias, path)
  }
  return undefined
}

/** A change that takes an anchor away on which an alias elsewhere depends. */
function severed(tree: Tree, path: Path, uses: readonly Use[]): Diagnostic | undefined {
  const { node, rest } = find(tree, path)
  if (!node?.range || rest.length > 0) return undefined
  const [from, , to] = node.range
  const isInside = (each: Node) => startOf(each) >= from && startOf(each) < to
  const use = uses.find(
    (each) => each.node && (each.node === node || isInside(each.node)) && !isInside(each.alias),
  )
  return use && repeated(tree, use.alias, path)
}

const repeated = (tree: Tree, alias: Alias, path: Path): Diagnostic => {
  const message = `\`*${alias.source}\` repeats this part here: it would change, or lose its meaning.`
  const hint = 'Write the text out here first.'
  return refusal(tree, message, startOf(alias), { hint, path })
}

const startOf = ({ range }: Node): number => range?.[0] ?? 0
