import { run } from '../../src/cli.ts'

export type Run = { code: number; stdout: string; stderr: string }

/** Runs the command line within this process, on a day that is always the same. */
export async function here(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const said = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof said) => ({
    write: (text: string | Uint8Array) => {
      said[name] += String(text)
    },
  })
  const code = await run(args, {
    ...{ stdout: stream('stdout'), stderr: stream('stderr'), cwd, env },
    now: () => new Date(0),
  })
  return { code, ...said }
}
