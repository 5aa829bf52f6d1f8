import type { Diagnostic } from '../diagnostic.ts'
import { type Frames, htmlOf, type Nested } from './nesting.ts'
import { faultAt, type RuleFault, type Spot, type ThemeFiles } from './places.ts'

/** A Handlebars tag, or an attribute's value that holds some, and where it stands. */
export type Tag = { text: string; at: Spot }

/** An MJML tag: where it stands in the theme, and where in the template that was made of it. */
type Placed = { name: string; tag: string; at: Spot; offset: number }

export type Prepared = {
  /** One template without partials or theme tokens, for Handlebars and then MJML. */
  plain: string
  /** The same with each block tag between MJML elements in `mj-raw`, for MJML and then Handlebars. */
  wrapped: string
  faults: Diagnostic[]
  tags: Tag[]
  elements: Placed[]
}

/** The making of one template: what is made so far, and where we are. */
export type Run = Prepared & {
  files: ThemeFiles
  tokens: Readonly<Record<string, string>>
  extension: 'mjml' | 'txt'
  frames: Frames
  including: string[]
  /** After a fault of nesting nothing is sure: only the first is told. */
  isTangled: boolean
  /** An issue decides the direction of every section. */
  isTurned: boolean
}

/** Whether HTML or plain text stands here, and not MJML. */
export const isHtml = (run: Run): boolean =>
  run.extension === 'txt' || htmlOf(run.frames) !== undefined

export function put(run: Run, plain: string, wrapped = plain): void {
  run.plain += plain
  run.wrapped += wrapped
}

export function refuse(run: Run, at: Spot, fault: RuleFault, length?: number): void {
  run.faults.push(faultAt(at, fault, length))
}

export function tangled(run: Run, nested: Nested | undefined): void {
  if (!nested) return
  if (!run.isTangled) refuse(run, nested.at, nested.fault)
  run.isTangled = true
}
