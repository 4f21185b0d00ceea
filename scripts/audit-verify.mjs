import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { runningEnvironment } from './environment.mjs'
import { ROOT, run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

/** `npm run audit:verify`: names every row of the record that is not as it was written; ends with 1 where there is one. */
async function main() {
  await setupPackages()
  await build('server')
  await run(process.execPath, [join(ROOT, 'bff/dist/audit/main.js')], {
    show: true,
    env: runningEnvironment(),
  })
}

main().catch(fail)
