import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { fail, say } from './console.mjs'
import { runningEnvironment, runningUrls, TIP_DESK_URL, tipDeskEnvironment } from './environment.mjs'
import { ROOT } from './processes.mjs'
import { setupPackages } from './setup.mjs'

/** `npm run tip-desk`: the tip desk alone, beside a BFF that runs elsewhere (or beside `npm start`, on another TIP_DESK_PORT). */
async function main() {
  await setupPackages()
  await build('server')
  const { MONGODB_URI } = runningEnvironment()
  const env = tipDeskEnvironment({ mongoUri: MONGODB_URI, urls: runningUrls() })
  const desk = spawn(process.execPath, [join(ROOT, 'bff/dist/bundled/tip-desk/main.js')], {
    env,
    stdio: 'inherit',
  })
  desk.once('spawn', () => say(`tip desk: ${TIP_DESK_URL}/`))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => desk.kill(signal))
  desk.once('exit', (code) => process.exit(code ?? 1))
}

main().catch(fail)
