import WebSocket from 'ws'
import type { Caller } from './caller.ts'

export interface LiveClient {
  messages: { channel: string; type: string; requestId?: string; seq?: number }[]
  close(): void
}

/** Opens a socket with a ticket of its own, and keeps what it says. */
export async function openLive(url: string, api: Caller): Promise<LiveClient> {
  const { body } = await api.post('live/ticket')
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live?ticket=${body.ticket}`)
  const messages: LiveClient['messages'] = []
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as LiveClient['messages'][number]
      if (message.channel === 'live') resolve()
      else messages.push(message)
    })
  })
  return { messages, close: () => socket.close() }
}

/** The status with which an upgrade is refused. */
export function refusedWith(url: string, ticket: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live?ticket=${ticket}`)
  return new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.once('open', () => resolve(101))
  })
}
