import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ConfigError, readConfig } from './config.ts'
import { createContainer } from './container.ts'
import { createDrain } from './http/drain.ts'

/** How long a stop waits for replies that are under way, and then for the workers. */
const DRAIN_MS = 8_000
const STOP_MS = 5_000

/** Until something is under way, ending is enough. */
let stop = (): void => process.exit(0)

async function main(): Promise<void> {
  // disconnect: started by another program, which has gone: do not outlive it
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => stop())
  const config = readConfig()
  const container = await createContainer(config)
  await container.start()
  const handle = container.app.callback()
  const server = createServer((request, response) => void handle(request, response))
  container.attach(server)
  const drain = createDrain(server)
  await new Promise<void>((listening) => server.listen(config.port, config.host, listening))
  container.logger.info({ port: config.port }, 'listening')

  stop = () => {
    stop = () => undefined
    container.hangUp()
    void drain(DRAIN_MS)
      .then(() => Promise.race([container.stop(), wait(STOP_MS)]))
      .finally(() => process.exit(0))
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
})
