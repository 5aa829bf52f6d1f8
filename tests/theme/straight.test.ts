import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { compiler, straight } from '../../src/theme/compile/straight.ts'

const full = {
  ...{ name: 'N', list: ['p', 'q'], zero: 0, empty: [], label: { 'a-b': 'ab' } },
  nulls: [null, 0, '', 'a', [], {}],
  items: [
    { word: 2, parts: ['u', '', 'v'] },
    { word: null, parts: [] },
    { word: '<', parts: [1] },
  ],
}
const bare = { name: null, list: [], zero: 0, empty: [], label: {}, nulls: [], items: [] }

const templates = {
  'a condition': '{{#if name}}{{name}}{{else}}none{{/if}}',
  'its opposite': '{{#unless name}}none{{else}}{{name}}{{/unless}}',
  'conditions in turn': '{{#if empty}}A{{else if name}}B{{else}}C{{/if}}',
  'an empty list': '{{#if list}}some{{else}}none{{/if}}{{#if empty}}some{{/if}}',
  'whatever counts as nothing': '{{#each nulls}}{{#if this}}t{{else}}f{{/if}}{{/each}}',
  'nought that counts': '{{#if zero includeZero=true}}0{{else}}none{{/if}}',
  'the place in a list': '{{#each items}}{{#unless @last}}{{word}},{{/unless}}{{@index}}{{/each}}',
  'parameters of a block':
    '{{#each items as |it i|}}{{#if it.word}}{{i}}{{#each it.parts as |part|}}{{#if part}}{{it.word}}{{part}}{{../../name}}{{/if}}{{/each}}{{/if}}{{/each}}',
  'a condition with a parameter': '{{#if name as |x|}}{{name}}{{/if}}',
  'a step out': '{{#with label}}{{#if this}}{{../name}}{{@root.zero}}{{/if}}{{/with}}',
  'a name with a hyphen': '{{#each items}}{{@root.label.[a-b]}}{{/each}}',
  'what objects inherit': '{{constructor}}{{#if toString}}t{{else}}f{{/if}}',
  'what lists inherit': '{{#each items}}{{#if map}}t{{/if}}{{/each}}{{#if list.length}}n{{/if}}',
  'a name that nobody has': '{{nobody}}',
  'a name that nobody has, in a condition': '{{#if nobody}}t{{else}}f{{/if}}',
  'a name below one that nobody has': '{{#if nobody.name}}t{{/if}}',
  'a text like code':
    'container.strict(depth0, "name", {"start":{},"end":{}} ),"loc":{"start":{},"end":{}}',
}

/** What comes of a template, or the first line of why nothing does. */
function rendered(code: string, data: object): string {
  try {
    return Handlebars.template(new Function(`return ${code}`)())(data)
  } catch (error) {
    return String((error as Error).message.split('\n')[0])
  }
}

describe('a template in plain JavaScript says what Handlebars says of', () => {
  it.each(Object.entries(templates))('%s', (_, template) => {
    for (const strict of [true, false]) {
      const options = { strict, knownHelpersOnly: true, knownHelpers: {} }
      const theirs = Handlebars.precompile(template, options) as string
      const ours = straight(compiler.precompile(template, options) as string)
      for (const data of [full, bare]) {
        expect(rendered(ours, data).replace(/ - \d+:\d+$/, '')).toBe(
          rendered(theirs, data).replace(/ - \d+:\d+$/, ''),
        )
      }
    }
  })
})

it('asks no function for a condition or a name', () => {
  const code = straight(
    compiler.precompile('{{#if name}}{{name}}{{/if}}', {
      strict: true,
      knownHelpersOnly: true,
    }) as string,
  )
  expect(code).not.toMatch(/lookupProperty\(depth|helpers\./)
})
