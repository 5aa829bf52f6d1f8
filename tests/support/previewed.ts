import { connect } from 'node:net'
import { afterAll } from 'vitest'
import type { IO } from '../../src/model.ts'
import { openHouse, openPreview, type Preview } from '../../src/preview.ts'

export type Previewed = Preview & { faults: unknown[]; at(path: string): string }

/** The preview of a newsroom, in this process, at any port that is free; closed when the tests are done. */
export async function previewOf(root: string, port = 0): Promise<Previewed> {
  const io: Pick<IO, 'cwd' | 'env'> = { cwd: root, env: process.env }
  const opening = { root, io, asOf: undefined }
  const { house, faults: refused } = await openHouse(opening)
  if (!house) throw new Error(JSON.stringify(refused))
  const faults: unknown[] = []
  const troubled = (fault: unknown) => faults.push(fault)
  const preview = await openPreview({ opening, house, port, troubled })
  afterAll(() => preview.close())
  return { ...preview, faults, at: (path) => `http://localhost:${preview.port}${path}` }
}

export type Reply = { status: number; head: string; body: string }

/** Sends bytes as they are, and gives what comes back: status 0 when the connection is only closed. */
export function ask(
  port: number,
  request: string | Uint8Array,
  host = '127.0.0.1',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host })
    const pieces: Buffer[] = []
    socket.setTimeout(1500, () => socket.destroy())
    socket.on('connect', () => socket.write(request))
    socket.on('data', (piece) => pieces.push(piece))
    // The server may close before it has read all that is sent.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) reject(error)
    })
    socket.on('close', () => {
      const text = Buffer.concat(pieces).toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      const head = end < 0 ? text : text.slice(0, end)
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: end < 0 ? '' : text.slice(end + 4),
      })
    })
  })
}
