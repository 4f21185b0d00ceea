import { join, resolve } from 'node:path'
import { fail, step } from './console.mjs'
import { ROOT, run } from './processes.mjs'

const DATA = join(ROOT, 'mocks/data')
const NOTICES = join(DATA, 'notices/notices.json')
const TRAIN = join(DATA, 'tips/train')
const MODEL = join(ROOT, 'bff/src/tips/screening/data/model.json')

/**
 * `npm run eval:tips -- FILE.jsonl [--errors]` measures the tip desk's screening on a file; the last line is JSON.
 * `-- --cv` cross-validates on the training rows. `npm run train:tips` learns the model anew and writes it.
 */
async function main(args) {
  await step('building the BFF', async () => void (await run('npx', ['tsc', '-b', 'bff'])))
  const flags = args.filter((arg) => arg.startsWith('--'))
  const files = args.filter((arg) => !arg.startsWith('--')).map((file) => resolve(file))
  const asked = flags.includes('--train') ? [TRAIN, MODEL] : flags.includes('--cv') ? [TRAIN] : files
  const measuring = join(ROOT, 'bff/dist/tips/screening/training/main.js')
  await run(process.execPath, [measuring, NOTICES, ...asked, ...flags], { show: true })
  if (flags.includes('--train')) await run('npx', ['prettier', '--write', MODEL])
}

main(process.argv.slice(2)).catch(fail)
