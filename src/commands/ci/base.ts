import { UserError } from '../../diagnostic.ts'
import { commitOf, commonCommit, isShallow } from '../../git.ts'
import type { IO } from '../../model.ts'

/** What the checkout is compared with. */
export type Base = {
  /** In full; undefined where nothing came before. */
  commit: string | undefined
  /** What was named: `main`, `HEAD~1`. */
  name: string
  /** Why it was taken, as the end of a sentence. */
  why: string
}

type Env = IO['env']
type Candidate = { ref: string; name: string; why: string }

/** The branch that a change is meant for, where the host says it: an empty variable says nothing. */
const hosts: readonly ((env: Env) => Candidate[])[] = [
  ({ GITHUB_BASE_REF: name }) => (name ? branch(name, 'the target of this pull request') : []),
  ({ CI_MERGE_REQUEST_DIFF_BASE_SHA: ref, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: name }) => {
    const why = 'the target of this merge request'
    const forked = ref ? [{ ref, name: name || ref.slice(0, 7), why }] : []
    return name ? [...forked, ...branch(name, why)] : forked
  },
]

/** As it was fetched, or else as it stands in this copy. */
const branch = (name: string, why: string): Candidate[] =>
  [`refs/remotes/origin/${name}`, `refs/heads/${name}`].map((ref) => ({ ref, name, why }))

/**
 * The commit where the checkout left the branch that it is meant for: the one that was named, that of
 * the CI host, `origin`'s main branch, or the commit before. Throws a `UserError` without git, and
 * where git does not know that branch or how it hangs together with the checkout.
 */
export function baseFor(root: string, env: Env, named: string | undefined): Base {
  const head = commitOf(root, 'HEAD')
  if (named !== undefined) return fork(root, [{ ref: named, name: named, why: 'as asked for' }])
  const [told] = hosts.map((host) => host(env)).filter(({ length }) => length > 0)
  if (told) return fork(root, told)
  // Who is on the main branch itself asks what the last commit has changed.
  const main = { ref: 'refs/remotes/origin/HEAD', name: 'origin/HEAD' }
  if (isKnown(root, main.ref) && commitOf(root, main.ref) !== head) {
    return fork(root, [{ ...main, why: 'the main branch of `origin`' }])
  }
  if (isFirst(root, head)) return { commit: undefined, name: 'nothing', why: 'the first commit' }
  return fork(root, [{ ref: 'HEAD~1', name: 'HEAD~1', why: 'the commit before' }])
}

function fork(root: string, candidates: readonly Candidate[]): Base {
  const found = candidates.find(({ ref }) => isKnown(root, ref)) ?? (candidates[0] as Candidate)
  const { ref, name, why } = found
  if (!isKnown(root, ref)) throw notHere(name)
  const commit = commonCommit(root, ref, 'HEAD')
  if (commit === undefined) throw apart(name)
  return { commit, name, why }
}

function isKnown(root: string, ref: string): boolean {
  try {
    return commitOf(root, ref) !== ''
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

/** A commit without parents is the first one, or the first that a shallow copy has. */
function isFirst(root: string, head: string): boolean {
  return !isKnown(root, `${head}~1`) && !isShallow(root)
}

const wayOut =
  'Fetch the whole history: `fetch-depth: 0` for actions/checkout on GitHub, `GIT_DEPTH: 0` on GitLab, `git fetch --unshallow` at home. Or name another base with `--base`.'

const notHere = (name: string) =>
  new UserError(`git knows no revision \`${name}\` here, so nothing can be compared.`, wayOut)

const apart = (name: string) =>
  new UserError(`\`${name}\` and this checkout have no commit in common here.`, wayOut)
