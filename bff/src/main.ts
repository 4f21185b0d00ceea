import { createServer } from 'node:http'
import { ConfigError, readConfig } from './config.ts'
import { createContainer } from './container.ts'

/** How long a stop waits for replies that are under way. */
const DRAIN_MS = 10_000

async function main(): Promise<void> {
  const config = readConfig()
  const container = await createContainer(config)
  await container.start()
  const server = createServer(container.app.callback())
  container.attach(server)
  await new Promise<void>((listening) => server.listen(config.port, config.host, listening))
  container.logger.info({ port: config.port }, 'listening')

  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
    container.hangUp()
    server.closeIdleConnections()
    server.close(() => {
      void container.stop().finally(() => process.exit(0))
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  // started by another program: do not outlive it
  process.on('disconnect', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
})
