import { readConfig } from '../config.ts'
import { systemClock } from '../platform/clock.ts'
import { connectStore } from '../platform/mongo.ts'
import { createAuditRows } from './audit.repository.ts'
import { createCheckpoints } from './checkpoints.ts'
import { verifyAudit } from './verify.ts'

/** `npm run audit:verify`: reads the record, names every row that is not as it was written, and ends with 1 where there is one. */
async function main(): Promise<number> {
  const config = readConfig()
  const store = await connectStore(config.mongoUri)
  try {
    const rows = createAuditRows(store)
    const checkpoints = await createCheckpoints({ rows, ...config.audit, clock: systemClock }).read()
    const { rows: count, faults } = await verifyAudit(rows, checkpoints)
    for (const { stream, seq, what } of faults) process.stdout.write(`${stream} ${seq}: ${what}\n`)
    const verdict = faults.length === 0 ? 'all as it was written' : `${faults.length} fault(s)`
    process.stdout.write(`${count} rows, ${checkpoints.length} checkpoints: ${verdict}\n`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
