import type { SettledTheme } from '../../src/theme/settle.ts'

export type Files = Record<string, string>

/** A settled theme of these templates; its plain text is one line unless a template says more. */
export const sampleTheme = (files: Files): SettledTheme => ({
  name: 'sample',
  files: Object.fromEntries(
    Object.entries({ 'layout.txt.hbs': '{{title}}\n', ...files }).map(([name, text]) => [
      name,
      { path: `templates/sample/${name}`, text },
    ]),
  ),
  tokens: {
    accent: '#0b5a61',
    space: '24px',
    face: "Georgia, 'Times New Roman', serif",
    logo: '',
    motto: 'We {{write}} <b>',
  },
  fixed: {
    accent: '#0b5a61',
    space: '24px',
    face: "Georgia, 'Times New Roman', serif",
    logo: '{{@root.theme.logo}}',
    motto: '{{@root.theme.motto}}',
  },
  prose: { p: 'margin:0' },
})
