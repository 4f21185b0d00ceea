import { parseArgs } from 'node:util'
import { createStore, type Store } from './index.ts'

/** node dist/main.js --path DIR --port N */
const { values } = parseArgs({
  options: { path: { type: 'string' }, port: { type: 'string', default: '0' } },
})

try {
  if (!values.path) throw new Error('Say where the data lies: --path DIR')
  const store = await createStore({ path: values.path, port: Number(values.port) })
  stopWithParent(store)
  process.stdout.write(`${JSON.stringify({ ready: true, port: store.port, uri: store.uri })}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** Ends on SIGTERM and SIGINT, and when the parent that started it with a channel has gone. */
function stopWithParent(store: Store): void {
  const stop = (): void => {
    void store.close().finally(() => process.exit())
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, stop)
}
