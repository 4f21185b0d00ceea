import { fail, say, elapsed, step } from './console.mjs'
import { run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

const quiet = async (...args) => void (await run(...args))

/** What `npm run check` and `npm test` both look at: types, walls, dead code, unit tests. */
export async function check() {
  await step('types', () => quiet('npx', ['tsc', '-b']))
  await step('types of the mini-program', () => quiet('npx', ['tsc', '-p', 'miniapp', '--noEmit']))
  await step('walls', () => quiet('npm', ['run', 'walls']))
  await step('dead code', () => quiet('npm', ['run', 'dead']))
  await step('unit tests', () => quiet('npx', ['vitest', 'run', '--project', 'unit', '--project', 'device']))
}

/**
 * Form and lint say nothing of what the product does, and take minutes the first time: `npm test` leaves them to
 * `npm run check` and `.ci/run`.
 */
async function style() {
  await step('form', () => quiet('npm', ['run', 'form']))
  await step('lint', () => quiet('npm', ['run', 'lint', '--', '--quiet']))
}

if (process.argv[1]?.endsWith('check.mjs')) {
  setupPackages()
    .then(check)
    .then(style)
    .then(() => say(`all good after ${elapsed()}`))
    .catch(fail)
}
