import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { demoImports } from './demo-data.mjs'
import { bffEnvironment, DATA_DIR } from './environment.mjs'
import { ROOT, run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

/**
 * `npm run import` brings the demo data into the running `npm start`; `npm run import -- products=FILE units=FILE …`
 * brings in yours, there or, with MONGODB_URI and the other settings in the environment, anywhere.
 */
async function main() {
  await setupPackages()
  await build('server')
  const file = join(DATA_DIR, 'running.json')
  const running = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  if (!running && !process.env.MONGODB_URI)
    throw new Error(
      "Nothing runs here. Start it with `npm start`, or set MONGODB_URI and the BFF's other settings.",
    )
  const env = bffEnvironment({
    mongoUri: process.env.MONGODB_URI ?? running.env.MONGODB_URI,
    redisUrl: process.env.REDIS_URL ?? running.env.REDIS_URL,
    urls: running?.urls,
  })
  const jobs = process.argv.slice(2)
  await run(
    process.execPath,
    [join(ROOT, 'bff/dist/import/main.js'), ...(jobs.length > 0 ? jobs : demoImports())],
    {
      show: true,
      env: { ...env, LOG_LEVEL: 'error' },
    },
  )
}

main().catch(fail)
