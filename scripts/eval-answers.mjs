import { join, resolve } from 'node:path'
import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { ROOT, run } from './processes.mjs'

const DEV = join(ROOT, 'mocks/data/qa/qa-dev.jsonl')
const WEIGHTS = join(ROOT, 'bff/src/service-center/answers/model/weights.ts')

/**
 * `npm run eval:answers -- FILE.jsonl [--errors]` measures the served answers on a file; the last line is JSON.
 * `-- FILE.jsonl --cv` cross-validates on it; `-- --speed` measures time and memory with a large base.
 * `npm run train:answers` learns the weights anew and writes them, with their scores.
 */
async function main(args) {
  await build('server')
  const flags = args.filter((arg) => arg.startsWith('--'))
  const files = args.filter((arg) => !arg.startsWith('--')).map((file) => resolve(file))
  const asked = flags.includes('--train') ? [DEV, WEIGHTS] : files
  await run(
    process.execPath,
    [
      '--expose-gc',
      join(ROOT, 'bff/dist/service-center/answers/training/main.js'),
      join(ROOT, 'mocks/data'),
      ...asked,
      ...flags,
    ],
    { show: true },
  )
  if (flags.includes('--train')) await run('npx', ['prettier', '--write', WEIGHTS])
}

main(process.argv.slice(2)).catch(fail)
