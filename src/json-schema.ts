import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { allChecks } from './checks/index.ts'
import type { OwnSection } from './model.ts'
import { sectionTypes } from './sections/index.ts'
import { envelope, itemForm, sectionForm } from './validate/forms.ts'
import { settings } from './validate/settings.ts'

type JsonSchema = Record<string, unknown>
type Maker = (own: Readonly<Record<string, OwnSection>>) => JsonSchema | Promise<JsonSchema>

/** The JSON Schemas of what an author writes, made from the schemas that validate it. */
export const jsonSchemas: Readonly<Record<string, Maker>> = {
  issue: issueSchema,
  newsroom: newsroomSchema,
}

/** The draft that editor programs know best. */
const draft = 'http://json-schema.org/draft-07/schema#'

async function newsroomSchema(): Promise<JsonSchema> {
  const form = convert(settings) as Form
  // A check says itself what it looks for.
  const checks = form.properties.checks as Form
  for (const { code, about, severity } of await allChecks()) {
    const level = checks.properties[code]
    Object.assign(level ?? {}, { description: about, examples: ['off'], default: severity })
  }
  return {
    $schema: draft,
    title: 'The settings of a newsroom',
    description: 'newswire.yaml: what an organisation settles once.',
    ...form,
  }
}

function issueSchema(own: Readonly<Record<string, OwnSection>>): JsonSchema {
  const outer = convert(envelope) as JsonSchema & { properties: Record<string, JsonSchema> }
  const names = [...new Set([...Object.keys(sectionTypes), ...Object.keys(own)])]
  const sections = {
    ...outer.properties.sections,
    items: {
      type: 'object',
      required: ['type', 'items'],
      properties: {
        type: { enum: names, description: 'What kind of section it is.', examples: ['events'] },
      },
      allOf: names.map((name) => branch(name, own[name]?.extends ?? name)),
    },
  }
  return {
    $schema: draft,
    title: 'An issue',
    description: 'One issue of the newsletter: issues/<number>.yaml.',
    ...outer,
    properties: { ...outer.properties, sections },
  }
}

type Form = JsonSchema & { properties: Record<string, JsonSchema>; required: string[] }

/** `if` the type is this one `then` this form: an editor program's messages stay about one type. */
function branch(name: string, base: string): JsonSchema {
  const type = sectionTypes[base]
  if (!type) return {}
  const form = convert(sectionForm) as Form
  const { required, ...item } = convert(itemForm(type)) as Form
  const example = required.map((field) => [field, first(item.properties[field]?.examples)])
  return {
    if: { properties: { type: { const: name } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      ...form,
      description: type.about,
      properties: {
        ...form.properties,
        type: { const: name, description: type.about, examples: [name] },
        items: {
          ...form.properties.items,
          // A snippet may supply what the item itself lacks.
          items: { ...item, anyOf: [{ required }, { required: ['use'] }] },
          examples: [[Object.fromEntries(example)]],
        },
      },
    },
  }
}

const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)

type WithOptions = { options: readonly v.GenericSchema[] }

function convert(schema: v.GenericSchema): JsonSchema {
  const made = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    // `either` chooses by what was written; a schema has to list both.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'lazy' && 'options' in valibotSchema
        ? {
            anyOf: (valibotSchema as unknown as WithOptions).options.map((option) =>
              bare(convert(option)),
            ) as never,
          }
        : jsonSchema,
  }) as JsonSchema
  return closed(bare(made)) as JsonSchema
}

function bare({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema
}

/** `additionalProperties: { not: {} }` is `false` said in a way that few editor programs explain. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'additionalProperties' && typeof each === 'object' && each !== null && 'not' in each
        ? false
        : closed(each),
    ]),
  )
}
