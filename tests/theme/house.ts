import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, put } from './temporary.ts'

const project = join(import.meta.dirname, '../..')

/** The sample newsroom in a folder of its own, in a colour that no theme ships in. */
export function house(): string {
  const root = folderOf()
  const settings = readFileSync(join(project, 'newswire.yaml'), 'utf8')
  put(root, 'newswire.yaml', settings.replace(/^brand: .*$/m, 'brand: { accent: "#123456" }'))
  cpSync(join(project, 'issues/16.yaml'), join(root, 'issues/16.yaml'))
  return root
}

/** The same with a theme of two lines, which is compiled at once. */
export function small(): string {
  const root = house()
  const settings = readFileSync(join(root, 'newswire.yaml'), 'utf8')
  put(root, 'newswire.yaml', settings.replace(/^theme: .*$/m, 'theme: small'))
  put(
    root,
    'templates/small/theme.yaml',
    'description: Small.\ntokens:\n  accent: { type: color, default: "#000000", description: Ink. }\n',
  )
  const layout = '<mjml><mj-body background-color="{{theme.accent}}"></mj-body></mjml>'
  put(root, 'templates/small/layout.mjml.hbs', layout)
  put(root, 'templates/small/layout.txt.hbs', '{{title}}\n')
  return root
}
