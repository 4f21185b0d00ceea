import { fail, say, elapsed, step } from './console.mjs'
import { run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

/** `npm run check`: what can be said of the code without running it, and its unit tests. */
const CHECKS = [
  ['types', 'npx', ['tsc', '-b']],
  ['types of the mini-program', 'npx', ['tsc', '-p', 'miniapp', '--noEmit']],
  ['walls', 'npm', ['run', 'walls']],
  ['dead code', 'npm', ['run', 'dead']],
  ['unit tests', 'npm', ['run', 'unit']],
  ['form', 'npm', ['run', 'form']],
  ['lint', 'npm', ['run', 'lint', '--', '--quiet']],
]

async function main() {
  await setupPackages()
  for (const [title, command, args] of CHECKS) await step(title, async () => void (await run(command, args)))
  say(`all good after ${elapsed()}`)
}

main().catch(fail)
