import { parseArgs } from 'node:util'
import { createHost } from './host.ts'

const USAGE = 'usage: node dist/main.js DIST [--port 9420]\n'

/** Opens a weapp build and waits for miniprogram-automator; the app's log goes to the standard output. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '9420' } },
})
const [dist] = positionals
if (dist === undefined) {
  process.stderr.write(USAGE)
  process.exit(2)
}
const host = await createHost({
  dist,
  port: Number(values.port),
  onEvent: (method, params) => void process.stdout.write(`${method} ${JSON.stringify(params)}\n`),
})
process.stdout.write(`${host.wsEndpoint}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(
    signal,
    () => void host.close().then(() => process.stdout.write(`${JSON.stringify(host.stats)}\n`)),
  )
