import { join, resolve } from 'node:path'
import { type Entered, isFaulty } from '../../enter.ts'
import { exporters } from '../../exporters/index.ts'
import { forgetLastBuild, keepLastBuild, remembered } from '../../last-build.ts'
import type { Artifact, IO } from '../../model.ts'
import { shownPath } from '../../newsroom.ts'
import type { Built } from '../../pipeline.ts'
import type { Reported } from '../../report.ts'
import { put, write } from '../../write.ts'
import { isPrinted, type Options } from './asked.ts'

/**
 * Writes what was built, and remembers it; undefined for an issue that may not go out, whose files stay
 * as they were.
 */
export type Deliver = (built: Built, report: Reported) => Output[] | undefined

/** The way in which so many issues of a newsroom are written (`count`), as the options say. */
export function delivery(
  { newsroom, house, count }: Pick<Entered, 'newsroom' | 'house' | 'count'>,
  formats: readonly string[],
  options: Options,
  io: IO,
): Deliver {
  const folder =
    options.out === undefined ? join(newsroom.root, 'out') : resolve(io.cwd, options.out)
  const isBarred = house.some((each) => isFaulty(each, options.strict))
  let left = count
  return (built, report) => {
    left -= 1
    if (isBarred || isFaulty(report, options.strict)) return undefined
    const outputs = deliver(built, formats, folder, options, io)
    const path = resolve(io.cwd, built.file)
    if (left < remembered && built.issue) keepLastBuild(path, built.issue, newsroom, io.env)
    else forgetLastBuild(path, newsroom, io.env)
    return outputs
  }
}

export type Output = { path: string; bytes: number }

function deliver(
  { edition, rendered }: Built,
  formats: readonly string[],
  folder: string,
  { output }: Options,
  io: IO,
): Output[] {
  if (!edition || !rendered) return []
  const artifacts = formats.flatMap((name) => exporters[name]?.make(edition, rendered) ?? [])
  if (output !== undefined) return artifacts.map((each) => deliverOne(each, output, io))
  const written = write(artifacts, folder)
  return written.map(({ path, bytes }) => ({ path: shownPath(path, io.cwd), bytes }))
}

function deliverOne({ body }: Artifact, output: string, io: IO): Output {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const path = resolve(io.cwd, output)
  if (isPrinted(output)) io.stdout.write(bytes)
  else put(path, bytes)
  return { path: shownPath(path, io.cwd), bytes: bytes.length }
}
