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

/**
 * Reviews each proposed change, and checks and builds every issue after it. The same as in docs/ci/github,
 * where it is explained to whoever wants more of it.
 */
export const workflow = (version: string): Artifact => ({
  path: '.github/workflows/newswire.yml',
  type: 'application/yaml',
  body: `# Reviews each proposed change of the newsletter, and builds the newsletter when the change is in.
#
# Lines that begin with # are explanations. Put this file into your repository as
# .github/workflows/newswire.yml; \`newswire init\` does so for a new newsroom.
name: newswire

# When it runs: for each pull request (a proposed change), and after each change of the main branch.
on:
  pull_request:
  push:
    branches: [main, master]

# What it may do: read the files, and nothing else. A stranger's proposal runs here too, and it finds
# neither a password nor a right that it could misuse.
permissions:
  contents: read

# When a proposal is changed again, the review that is still running is stopped.
concurrency:
  group: newswire-\${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  # For a pull request: what does it change for readers, and is anything wrong with that?
  review:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      # Fetches the files with all that git remembers (fetch-depth: 0): to say what is new, newswire
      # has to know what was there before. The long number names one version of this step for ever;
      # a mere v4 could become something else overnight.
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
          persist-credentials: false

      # Installs Node, in which newswire runs. Chrome, for the pictures, is on this machine already.
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22

      # The review itself. Problems appear beside the lines of the proposal. The version of newswire
      # is fixed, so that the same issue always makes the same mail.
      - run: npx --yes newswire@${version} ci

      # Keeps the results for two weeks, also when the review has found errors: they can be downloaded
      # from the page of the run. Open site/index.html in them.
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        if: \${{ !cancelled() }}
        with:
          name: newswire-review
          path: out/ci
          retention-days: 14

      # The summary once more by itself, for newswire-comment.yml, if you have that too.
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        if: \${{ !cancelled() }}
        with:
          name: newswire-summary
          path: out/ci/summary.md
          retention-days: 1

  # For the main branch: everything is checked and built, and the mails are kept.
  build:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - run: npx --yes newswire@${version} check --all
      - run: npx --yes newswire@${version} build --all
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: newsletter
          path: out
`,
})

/** What git leaves out: results, packages, drafts that are being written, what a power cut leaves. */
export const ignored = ['out/', 'node_modules/', 'issues/.*.draft*', '.newswire-*.tmp']
