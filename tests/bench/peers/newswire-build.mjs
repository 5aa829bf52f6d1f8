import { openNewswire } from '../newswire.mjs'

/** newswire's whole road but the files: an issue's YAML to both parts of its mail. */
export async function prepare() {
  const { text, compose, render } = await openNewswire()
  return () => render(compose(text)).html
}
