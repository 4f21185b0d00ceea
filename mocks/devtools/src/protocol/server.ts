import { WebSocketServer, type WebSocket } from 'ws'
import { asData, asText, type Data } from '../data.ts'
import { appMethods, messageOf } from './app.ts'
import { elementMethods } from './element.ts'
import type { Automated, Method } from './method.ts'
import { pageMethods } from './page.ts'
import { toolMethods } from './tool.ts'

const METHODS: Record<string, Method> = { ...toolMethods, ...appMethods, ...pageMethods, ...elementMethods }

export interface AutomationServer {
  readonly wsEndpoint: string
  /** Sends an event to every connected client. */
  emit(method: string, params: Data): void
  close(): Promise<void>
}

/** Speaks DevTools' automation protocol on 127.0.0.1: requests `{id, method, params}`, answers `{id, result | error}`, events. */
export async function listen(host: Automated, port: number): Promise<AutomationServer> {
  const server = new WebSocketServer({ port, host: '127.0.0.1' })
  server.on('connection', (client) => {
    client.on('message', (raw: Buffer) => void answer(host, client, asData(JSON.parse(raw.toString()))))
  })
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const address = server.address()
  const chosen = typeof address === 'object' && address ? address.port : port
  return {
    wsEndpoint: `ws://127.0.0.1:${chosen}`,
    emit: (method, params) => {
      for (const client of server.clients) client.send(JSON.stringify({ method, params }))
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}

async function answer(host: Automated, client: WebSocket, { id, method, params }: Data): Promise<void> {
  const act = METHODS[asText(method)]
  try {
    if (!act) throw new Error(`${asText(method)} is not answered by the headless host`)
    client.send(JSON.stringify({ id, result: await act(host, asData(params)) }))
  } catch (error) {
    client.send(JSON.stringify({ id, error: { message: messageOf(error) } }))
  }
}
