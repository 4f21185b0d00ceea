import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ConfigError } from './config.ts'
import { createDrain } from './http/drain.ts'

/** How long a stop waits for replies that are under way, and then for the workers. */
const DRAIN_MS = 8_000
const STOP_MS = 5_000

/** What a process of ours serves, once its configuration is read and its rooms stand. */
export interface Serving {
  host: string
  port: number
  app: { callback(): (...call: Parameters<RequestListener>) => Promise<void> }
  /** Before it listens: begins to work on what is stored. */
  start(): Promise<void>
  /** Takes more of the server than calls, as sockets. */
  attach?(server: Server): void
  listening(url: string): void
  /** Lets go of what would keep a server open. */
  hangUp?(): void
  stop(): Promise<void>
}

/** The life of a process: it starts, listens, and at a signal answers what is under way, stops its workers and ends. */
export function serve(open: () => Promise<Serving>): void {
  live(open).catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    )
    process.exit(1)
  })
}

async function live(open: () => Promise<Serving>): Promise<void> {
  // until something is under way, ending is enough
  let stop = (): void => process.exit(0)
  // disconnect: started by another program, which has gone: do not outlive it
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => stop())
  const serving = await open()
  await serving.start()
  const handle = serving.app.callback()
  const server = createServer((request, response) => void handle(request, response))
  serving.attach?.(server)
  const drain = createDrain(server)
  await new Promise<void>((listening) => server.listen(serving.port, serving.host, listening))
  serving.listening(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  stop = () => {
    stop = () => undefined
    serving.hangUp?.()
    void drain(DRAIN_MS)
      .then(() => Promise.race([serving.stop(), wait(STOP_MS)]))
      .finally(() => process.exit(0))
  }
}
