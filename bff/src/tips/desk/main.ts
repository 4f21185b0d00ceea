import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ConfigError } from '../../config.ts'
import { createDrain } from '../../http/drain.ts'
import { readTipDeskConfig } from './config.ts'
import { createDeskContainer } from './container.ts'

const DRAIN_MS = 8_000
const STOP_MS = 5_000

let stop = (): void => process.exit(0)

async function main(): Promise<void> {
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => stop())
  const config = readTipDeskConfig()
  const container = await createDeskContainer(config)
  await container.start()
  const handle = container.app.callback()
  const server = createServer((request, response) => void handle(request, response))
  const drain = createDrain(server)
  await new Promise<void>((listening) => server.listen(config.port, config.host, listening))
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`)

  stop = () => {
    stop = () => undefined
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
