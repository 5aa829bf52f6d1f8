import type { Exporter } from './exporter.ts'

/** The HTML part, ready to be sent or put on the web. */
export const html: Exporter = {
  format: 'html',
  make: (edition, rendered) => ({
    path: `${edition.slug}.html`,
    type: 'text/html; charset=utf-8',
    body: rendered.html,
  }),
}
