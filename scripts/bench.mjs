import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { ROOT, run } from './processes.mjs'
import { checkNode, setupPackages, setupSystem } from './setup.mjs'

/** `npm run bench`: ratios measured in one run, printed and written to bench/results.json. Reads /proc: Linux only. */
async function main() {
  if (process.platform !== 'linux')
    throw new Error('The bench reads processor times from /proc: run it on Linux.')
  checkNode()
  await Promise.all([setupSystem(), setupPackages()])
  await build('server')
  await run(process.execPath, [`${ROOT}/test/dist/load/main.js`, 'bench/results.json'], { show: true })
}

main().catch(fail)
