import { openNewswire } from '../newswire.mjs'

/** newswire's second stage alone: a finished edition to both parts of its mail. */
export async function prepare() {
  const { text, compose, render } = await openNewswire()
  const edition = compose(text)
  return () => render(edition).html
}
