import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { runningEnvironment } from './environment.mjs'
import { ROOT, run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

/** `npm run export:corrections > rows.jsonl`: what agents corrected in routing, as rows to train on. */
async function main() {
  await setupPackages()
  await build('server')
  await run(process.execPath, [join(ROOT, 'bff/dist/export/main.js')], {
    show: true,
    env: { ...runningEnvironment(), LOG_LEVEL: 'error' },
  })
}

main().catch(fail)
