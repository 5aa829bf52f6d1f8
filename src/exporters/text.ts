import type { Exporter } from './exporter.ts'

/** The plain-text part, which stands alone as a newswire. */
export const text: Exporter = {
  format: 'text',
  make: (edition, rendered) => ({
    path: `${edition.slug}.txt`,
    type: 'text/plain; charset=utf-8',
    body: rendered.text,
  }),
}
