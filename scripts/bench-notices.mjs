import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { end, ROOT, run } from './processes.mjs'
import { startMongo } from './stores.mjs'

/** `npm run bench:notices`: decisions on notices a second; on the embedded store, or on MONGODB_URI. */
async function main() {
  await build('server')
  const dataDir = mkdtempSync(join(tmpdir(), 'onehall-bench-'))
  const mongo = await startMongo(dataDir)
  try {
    const bench = join(ROOT, 'bff/dist/parcels/decisions/bench/main.js')
    await run(process.execPath, ['--expose-gc', bench], { show: true, env: { MONGODB_URI: mongo.uri } })
  } finally {
    await end(mongo.processes)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

main().catch(fail)
