import { fail, say, elapsed, step } from './console.mjs'
import { run } from './processes.mjs'
import { setupPackages } from './setup.mjs'

const quiet = async (...args) => void (await run(...args))

/** `npm run check`: types, lint, walls, dead code, unit tests. */
export async function check() {
  await step('types', () => quiet('npx', ['tsc', '-b']))
  await step('types of the mini-program', () => quiet('npx', ['tsc', '-p', 'miniapp', '--noEmit']))
  await step('lint', () =>
    run('npx', ['eslint', '.', '--quiet', '--cache', '--cache-location', 'node_modules/.cache/eslint/']),
  )
  await step('form', () => quiet('npx', ['prettier', '--check', '.', '--log-level', 'warn', '--cache']))
  await step('walls', () => quiet('npm', ['run', 'walls']))
  await step('dead code', () => quiet('npm', ['run', 'dead']))
  await step('unit tests', () => quiet('npx', ['vitest', 'run', '--project', 'unit']))
}

if (process.argv[1]?.endsWith('check.mjs')) {
  setupPackages()
    .then(check)
    .then(() => say(`all good after ${elapsed()}`))
    .catch(fail)
}
