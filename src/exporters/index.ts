import type { Exporter } from './exporter.ts'
import { html } from './html.ts'
import { text } from './text.ts'

/** The formats that an issue can be built into, by the name that `--format` takes. */
export const exporters: Readonly<Record<string, Exporter>> = { html, text }
