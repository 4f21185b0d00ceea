import { fail, say, elapsed, step } from './console.mjs'
import { run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

const quiet = async (...args) => void (await run(...args))

/** What `npm run check` and `npm test` both look at: types, form, walls, dead code, unit tests. */
export async function check() {
  await step('types', () => quiet('npx', ['tsc', '-b']))
  await step('types of the mini-program', () => quiet('npx', ['tsc', '-p', 'miniapp', '--noEmit']))
  await step('form', () => quiet('npx', ['prettier', '--check', '.', '--log-level', 'warn', '--cache']))
  await step('walls', () => quiet('npm', ['run', 'walls']))
  await step('dead code', () => quiet('npm', ['run', 'dead']))
  await step('unit tests', () => quiet('npx', ['vitest', 'run', '--project', 'unit']))
}

/** The linter reads every type there is: two minutes the first time, seconds after that. `.ci/run` has it after the tests. */
const lint = () => step('lint', () => quiet('npm', ['run', 'lint', '--', '--quiet']))

if (process.argv[1]?.endsWith('check.mjs')) {
  setupPackages()
    .then(check)
    .then(lint)
    .then(() => say(`all good after ${elapsed()}`))
    .catch(fail)
}
