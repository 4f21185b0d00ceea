import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { demoImports } from './demo-data.mjs'
import { runningEnvironment } from './environment.mjs'
import { ROOT, run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

/**
 * `npm run import` brings the demo data into the running `npm start`; `npm run import -- products=FILE units=FILE …`
 * brings in yours, there or, with MONGODB_URI and the other settings in the environment, anywhere.
 */
async function main() {
  await setupPackages()
  await build('server')
  const jobs = process.argv.slice(2)
  await run(
    process.execPath,
    [join(ROOT, 'bff/dist/import/main.js'), ...(jobs.length > 0 ? jobs : demoImports())],
    {
      show: true,
      env: { ...runningEnvironment(), LOG_LEVEL: 'error' },
    },
  )
}

main().catch(fail)
