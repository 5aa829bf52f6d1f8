import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/**
 * Takes a file for this process alone: gives the way to let go of it, or undefined when another process
 * has it. The sign is a socket that listens, because it is gone the moment its process is, however that
 * ends; a file with a process number would outlive a crash, and numbers are given again.
 */
export async function lock(path: string): Promise<(() => void) | undefined> {
  const address = addressOf(path)
  const server = (await listening(address)) ?? (await afterCrash(address))
  return server && (() => void server.close())
}

/** One name for a file however it is reached, and short: the path of a socket has at most 100 bytes. */
function addressOf(path: string): string {
  const real = join(realpathSync(dirname(path)), basename(path))
  const name = `newswire-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`
  const places: Partial<Record<NodeJS.Platform, string>> = {
    // Names that are in no folder: nothing is left of them after a crash.
    linux: `\0${name}`,
    win32: `\\\\.\\pipe\\${name}`,
  }
  return places[process.platform] ?? join(tmpdir(), `${name}.sock`)
}

/** A server that listens and keeps nobody waiting for it; undefined when the address is taken. */
function listening(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => resolve(server.unref()))
  })
}

/** What a crash has left answers nobody: then the address is free. */
async function afterCrash(address: string): Promise<Server | undefined> {
  const isAnswered = await new Promise<boolean>((resolve) => {
    const socket = connect(address, () => resolve(true))
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED'))
    socket.once('close', () => socket.destroy())
  })
  if (isAnswered) return undefined
  if (address.startsWith(tmpdir())) rmSync(address, { force: true })
  return listening(address)
}
