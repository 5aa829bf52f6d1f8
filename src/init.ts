import type { Charter } from './init/charter.ts'
import { firstIssue } from './init/first-issue.ts'
import { settingsFile } from './init/settings.ts'
import { editorFiles, ignored, workflow } from './init/surroundings.ts'
import { jsonSchemas } from './json-schema.ts'
import type { Artifact } from './model.ts'

export { askCharter, type Interview } from './init/ask.ts'
export type { Charter } from './init/charter.ts'
export { languageChoices, zoneChoices } from './init/places.ts'
export { type Given, readGiven, settleCharter, themes } from './init/settle.ts'
export { waitingChecks } from './init/waiting.ts'

/** An editor program needs no network for them. */
const schemas = (): Promise<Artifact[]> =>
  Promise.all(
    Object.entries(jsonSchemas).map(async ([name, make]) => ({
      path: `schema/${name}.schema.json`,
      type: 'application/json',
      body: `${JSON.stringify(await make({}), null, 2)}\n`,
    })),
  )

/**
 * Lays out a new newsroom: its settings, a first issue, the schemas beside them, settings for VS Code, a workflow for GitHub and what git leaves out.
 * `version` is the newswire that the workflow runs.
 */
export async function init(charter: Charter, version: string): Promise<Artifact[]> {
  const yaml = (path: string, body: string): Artifact => ({ path, type: 'application/yaml', body })
  return [
    yaml('newswire.yaml', settingsFile(charter)),
    yaml(`issues/${charter.number}.yaml`, firstIssue(charter)),
    ...(await schemas()),
    ...editorFiles(),
    workflow(version),
    { path: '.gitignore', type: 'text/plain', body: `${ignored.join('\n')}\n` },
  ]
}
