import type { Artifact, Edition, Rendered } from '../model.ts'

/** A writer of one format: what `--format` calls it, and the file that it makes of a finished issue. */
export type Exporter = {
  format: string
  make(edition: Edition, rendered: Rendered): Artifact
}
