import type { Artifact } from '../model.ts'

const json = (path: string, data: unknown): Artifact => ({
  path,
  type: 'application/json',
  body: `${JSON.stringify(data, null, 2)}\n`,
})

/** What makes VS Code complete the keys of both kinds of file, and explain them, without a network. */
export const editorFiles = (): Artifact[] => [
  json('.vscode/settings.json', {
    'yaml.schemas': {
      './schema/newsroom.schema.json': 'newswire.yaml',
      './schema/issue.schema.json': 'issues/*.yaml',
    },
    '[yaml]': {
      'editor.insertSpaces': true,
      'editor.tabSize': 2,
      'editor.wordWrap': 'on',
      'editor.quickSuggestions': { other: true, comments: false, strings: true },
    },
  }),
  json('.vscode/extensions.json', { recommendations: ['redhat.vscode-yaml'] }),
]

/** Checks and builds every issue whenever it changes, and keeps what was built. */
export const workflow = (version: string): Artifact => ({
  path: '.github/workflows/newswire.yml',
  type: 'application/yaml',
  body: `# Checks the newsletter and builds it: on every change of the main branch, and before one.
name: newswire

on:
  push:
    branches: [main, master]
  pull_request:

permissions:
  contents: read

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # The version is fixed, so that the same issue always makes the same mail.
      - run: npx --yes newswire@${version} check --all
      - run: npx --yes newswire@${version} build --all
      - uses: actions/upload-artifact@v4
        with:
          name: newsletter
          path: out
`,
})

/** What git leaves out: results, packages, drafts that are being written, what a power cut leaves. */
export const ignored = ['out/', 'node_modules/', 'issues/.*.draft*', '.newswire-*.tmp']
