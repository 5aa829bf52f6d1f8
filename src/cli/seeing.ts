import { asOf, type Declared, given, json, number, option } from './declared.ts'

/** The commands that show what readers will see. */
export const seeing = (): Declared[] => [
  {
    name: 'preview',
    does: 'Show an issue in the browser, and what becomes of it while you write.',
    takes: [['[issue]', 'A number or a path; none means the newest.']],
    options: () => [
      number(
        '--port <number>',
        'Where the pages are; the next free one if it is taken (default: 8016).',
      ),
      option('--no-open', 'Do not open the browser.'),
      asOf(),
    ],
    notes: `
The pages are for this machine alone, and nothing on disk is changed. Ctrl-C ends the preview.
`,
    examples: ['newswire preview', 'newswire preview 16', 'newswire preview --port 9000 --no-open'],
    load: async () => (await import('../commands/preview.ts')).preview,
  },
  {
    name: 'shots',
    does: 'Take pictures of issues as readers see them, or print a proof.',
    takes: [['[issue...]', 'Numbers or paths; none means the newest.']],
    options: () => [
      option('--all', 'Take pictures of every issue.'),
      given('--out <dir>', 'Folder for the results (default: `out/shots` in the newsroom).'),
      given('--only <list>', 'Views, with commas (default: desktop,phone,dark,images-off).'),
      number('--width <pixels>', 'Width of the page (default: 1024, on a phone 375).'),
      option('--full', 'Show the whole page (default: the upper 1100 pixels).'),
      number('--scale <number>', 'Sharpness: 2 has twice the pixels each way (default: 1).'),
      option('--pdf', 'Print a proof on A4 with numbered lines; pictures only with --only.'),
      asOf(),
      json(),
    ],
    notes: `
The pictures are taken with the Chrome, Chromium or Edge that is installed; CHROME_PATH names
another. Nothing is fetched from the network.
`,
    examples: [
      'newswire shots',
      'newswire shots 16 --only phone,dark --full',
      'newswire shots 16 --pdf',
    ],
    load: async () => (await import('../commands/shots.ts')).shots,
  },
  {
    name: 'site',
    does: 'Write the workbench of the issues as a folder that can be published.',
    options: () => [
      option('--drafts', 'All issues (default: those whose date has come).'),
      given('--out <dir>', 'Folder for the results (default: `out/site` in the newsroom).'),
      option('--pictures', 'Add pictures of each mail, taken with the browser that is installed.'),
      asOf(),
      json(),
    ],
    notes: `
The folder needs no server: open its index.html, or publish it under any address. What an earlier
run made there and is no longer needed is removed; files of others are left alone.
`,
    examples: ['newswire site --drafts', 'newswire site --drafts --pictures --out public'],
    load: async () => (await import('../commands/site.ts')).site,
  },
  {
    name: 'ci',
    does: 'Review what a pull request changes: a summary, previews, pictures.',
    options: () => [
      given(
        '--base <revision>',
        'What to compare with (default: the branch that it is meant for).',
      ),
      given('--out <dir>', 'Folder for the results (default: `out/ci` in the newsroom).'),
      given('--summary <file>', 'Write the summary to this file too.'),
      option('--no-pictures', 'Take no pictures.'),
      option('--strict', 'Exit with 1 on warnings too.'),
      json(),
    ],
    notes: `
Made for machines that look at each change, and works at home too: see docs/ci. The issues whose
mail the change touches are checked and built as they were and as they are. The branch is the one
that GitHub or GitLab names, else the main branch of origin, else the commit before.
`,
    examples: ['newswire ci', 'newswire ci --base main --no-pictures', 'newswire ci --out review'],
    load: async () => (await import('../commands/ci.ts')).ci,
  },
]
