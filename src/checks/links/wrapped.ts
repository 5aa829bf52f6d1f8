import type { Linked } from './linked.ts'

/** Services that put their own address before the real one, and the parameter that has it. */
const wrappers: readonly (readonly [host: RegExp, path: RegExp, parameter: string])[] = [
  [/\.safelinks\.protection\.outlook\.com$/, /^/, 'url'],
  [/^(?:www\.)?google\.[a-z.]+$/, /^\/url$/, 'q'],
  [/^(?:www\.)?google\.[a-z.]+$/, /^\/url$/, 'url'],
  [/^lm?\.facebook\.com$/, /^\/l\.php$/, 'u'],
  [/^l\.instagram\.com$/, /^/, 'u'],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:redir|safety)/, 'url'],
  [/^urldefense\.(?:com|proofpoint\.com)$/, /^/, 'u'],
  [/\.list-manage\d?\.com$/, /^\/track\//, ''],
  [/\.ct\.sendgrid\.net$/, /^\/(?:ls|wf)\//, ''],
  [/^urldefense\.com$/, /^\/v3\//, ''],
]

/** Nearly every address is told apart by one look. */
const wrapping =
  /outlook\.|google\.|facebook\.|instagram\.|linkedin\.|urldefense\.|list-manage|sendgrid\./

/** The address within that of a service that passes readers on; empty where it does not show, undefined elsewhere. */
export function innerOf(link: Linked): string | undefined {
  const target = wrapping.test(link.host) ? link.target() : undefined
  if (!target) return undefined
  const { hostname, pathname, searchParams } = target
  const [, , parameter] =
    wrappers.find(
      ([host, path, name]) =>
        host.test(hostname) && path.test(pathname) && (name === '' || searchParams.has(name)),
    ) ?? []
  return parameter === undefined ? undefined : (searchParams.get(parameter) ?? '')
}
