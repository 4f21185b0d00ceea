import { ConfigError, readConfig } from '../config.ts'
import { createContainer } from '../container.ts'

/** `node dist/export/main.js`: what agents corrected in routing, as rows to train on, one JSON object a line. */
async function main(): Promise<void> {
  const container = await createContainer(readConfig())
  try {
    for await (const row of container.corrections()) process.stdout.write(`${JSON.stringify(row)}\n`)
  } finally {
    await container.stop()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError || error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exit(2)
  },
)
