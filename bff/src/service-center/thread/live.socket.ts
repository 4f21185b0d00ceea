import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Logger } from '../../platform/logger.ts'
import type { PubSub } from '../../platform/pubsub.ts'
import type { Tickets } from '../../platform/tickets.ts'
import { DESK_CHANNEL, personChannel } from './live.ts'

export interface LiveHolder {
  accountId: string
  agent: boolean
}

export interface LiveSockets {
  /** Takes over the upgrades of a server at /api/v1/live. */
  attach(server: Server): void
  close(): void
}

interface Parts {
  tickets: Tickets<LiveHolder>
  pubsub: PubSub
  logger: Logger
}

const PATH = '/api/v1/live'
const BEAT_MS = 25_000
/** Phones and tabs of one person, in this process. */
const PER_PERSON = 8

/** Sockets only speak: they bring the person's events as they happen. What is missed is read over HTTP, by its number. */
export function createLiveSockets({ tickets, pubsub, logger }: Parts): LiveSockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: 1024 })
  const open = new Map<string, number>()

  const welcome = async (socket: WebSocket, holder: LiveHolder): Promise<void> => {
    const count = (open.get(holder.accountId) ?? 0) + 1
    if (count > PER_PERSON) {
      socket.close(1008, 'too many')
      return
    }
    open.set(holder.accountId, count)
    const send = (message: string): void => socket.send(message)
    const ends = [await pubsub.subscribe(personChannel(holder.accountId), send)]
    if (holder.agent) ends.push(await pubsub.subscribe(DESK_CHANNEL, send))
    const stopBeating = beat(socket)
    socket.once('close', () => {
      stopBeating()
      for (const end of ends) end()
      open.set(holder.accountId, (open.get(holder.accountId) ?? 1) - 1)
      if (open.get(holder.accountId) === 0) open.delete(holder.accountId)
    })
    socket.on('error', (error) => logger.info({ err: error.message }, 'socket'))
    socket.send(JSON.stringify({ channel: 'live', type: 'ready' }))
  }

  const upgrade = async (request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://live')
    const holder = url.pathname === PATH ? await tickets.take(url.searchParams.get('ticket') ?? '') : null
    if (!holder)
      return void stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    wss.handleUpgrade(request, stream, head, (socket) => {
      welcome(socket, holder).catch((error: unknown) => {
        logger.warn({ err: error }, 'socket could not listen')
        socket.close(1013, 'try again')
      })
    })
  }

  return {
    attach(server) {
      server.on('upgrade', (request, stream, head) => {
        stream.on('error', () => stream.destroy())
        upgrade(request, stream, head).catch((error: unknown) => {
          logger.warn({ err: error }, 'upgrade')
          stream.destroy()
        })
      })
    },
    close() {
      for (const socket of wss.clients) socket.close(1001, 'going away')
      wss.close()
    },
  }
}

/** A phone that is gone does not say so: who does not answer a ping is let go. */
function beat(socket: WebSocket): () => void {
  let alive = true
  socket.on('pong', () => (alive = true))
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate()
      return
    }
    alive = false
    socket.ping()
  }, BEAT_MS)
  return () => clearInterval(timer)
}
