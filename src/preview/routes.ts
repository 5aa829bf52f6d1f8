import type { ServerResponse } from 'node:http'
import { indexPage, issuePage, type PageOptions, workbenchFiles } from '../workbench.ts'
import type { Room } from './room.ts'
import { type Answer, plain, type Route } from './server.ts'

type Tools = {
  /** Lets a page listen for changes; false when too many do. */
  listen(page: ServerResponse): boolean
  /** A view was asked for. */
  asked(name: string): void
  troubled(fault: unknown): void
}

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'

/** All addresses that there are, compared to the letter: nothing of one is ever decoded or resolved. */
export function routeOf(room: Room, { listen, asked, troubled }: Tools): Route {
  const files = new Map<string, Answer>(
    workbenchFiles().map(({ path, type, body }) => [`/${path}`, { status: 200, type, body }]),
  )
  const options = (base: string): PageOptions => ({
    ...{ isLive: true, base, publication: room.publication(), house: room.banner() },
  })
  const issue = async (name: string, isData: boolean): Promise<Answer> => {
    const view = await room.view(name)
    asked(name)
    if (!view) return plain(404, `There is no issue ${name} (any more).`)
    return isData
      ? { status: 200, type: json, body: JSON.stringify(view) }
      : { status: 200, type: html, body: issuePage(view, room.listed(), options('../')) }
  }

  const answer: Route = async (path, response, isHead) => {
    if (path === '/') {
      return { status: 200, type: html, body: indexPage(room.listed(), options('')) }
    }
    if (path === '/events' && isHead) return { status: 200, type: 'text/event-stream', body: '' }
    if (path === '/events') {
      return listen(response) ? 'written' : plain(503, 'Too many pages are open.')
    }
    const [, name, ending] = /^\/issues\/(\d{1,20})(\.json)?$/.exec(path) ?? []
    if (name !== undefined) return issue(name, ending !== undefined)
    return files.get(path) ?? plain(404, 'There is nothing at this address.')
  }

  return async (...asked) => {
    try {
      return await answer(...asked)
    } catch (error) {
      troubled(error)
      return plain(500, 'This page could not be made. The terminal says why.')
    }
  }
}
