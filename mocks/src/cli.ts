/** All stand-ins in one process: `node dist/cli.js`. One line of JSON says when they are ready and where. */
import { readEnvironment, startAll, type Environment } from './all.ts'

function environmentOrExit(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}

const servers = await startAll(environmentOrExit())

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await Promise.all(Object.values(servers).map((server) => server.close()))
  process.exit(0)
}
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void stop())

const urls = Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url]))
process.stdout.write(`${JSON.stringify({ ready: true, urls })}\n`)
