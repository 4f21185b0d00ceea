import { join, resolve } from 'node:path'
import { fail, step } from './console.mjs'
import { ROOT, run } from './processes.mjs'

const DATA = join(ROOT, 'mocks/data/routing')
const TRAIN = join(DATA, 'train')
const MODEL = join(ROOT, 'bff/src/service-center/routing/data/model.json')
const HELD = ['own-holdout.jsonl', 'own-stories.jsonl', 'routing-dev.jsonl'].map((name) => join(DATA, name))

/**
 * `npm run eval:routing -- FILE.jsonl [--errors]` measures the served routing on a file; the last line is JSON.
 * `-- --cv` cross-validates on the training rows. `npm run train:routing` learns the model anew and writes it, with
 * its scores.
 */
async function main(args) {
  await step('building the BFF', async () => void (await run('npx', ['tsc', '-b', 'bff'])))
  const flags = args.filter((arg) => arg.startsWith('--'))
  const files = args.filter((arg) => !arg.startsWith('--')).map((file) => resolve(file))
  const asked = flags.includes('--train') ? [TRAIN, MODEL, ...HELD] : flags.includes('--cv') ? [TRAIN] : files
  const measuring = join(ROOT, 'bff/dist/service-center/routing/training/main.js')
  await run(process.execPath, [measuring, ...asked, ...flags], { show: true })
  if (flags.includes('--train')) await run('npx', ['prettier', '--write', MODEL])
}

main(process.argv.slice(2)).catch(fail)
