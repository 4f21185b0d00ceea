import { build } from './build-steps.mjs'
import { elapsed, fail, say, step } from './console.mjs'
import { run } from './processes.mjs'
import { checkNode, setupPackages, setupSystem } from './setup.mjs'

/** `npm test`: installs what is missing, builds what is stale, and runs the whole suite, on two cores side by side. */
async function main() {
  checkNode()
  await Promise.all([setupSystem({ browser: true }), setupPackages()])
  const server = build('server')
  await Promise.all([
    lane(() => server, api, faults),
    lane(apps, () => server, weapp, browser),
    lane(unit, () => server, store),
  ])
  for (const line of notRun) say(line)
  say(`all green after ${elapsed()}`)
}

const api = () => suite('the API through the door', ['api'])
const faults = () => suite('faults: kill, outage, replay', ['faults'])
const apps = async () => {
  await build('h5', 'weapp')
  await step('sizes of both builds', async () => void (await run('npm', ['run', 'sizes', '-w', 'miniapp'])))
}
const weapp = () => suite('the WeChat build, driven by miniprogram-automator', ['weapp'])
const browser = () => suite('the browser build in Chromium', ['browser'])

/** What depends on nothing takes what the other two lanes leave of two cores. */
const unit = () => suite('unit tests', ['unit', 'device'], { gently: true })
const store = () => suite('the embedded store', ['store'], { gently: true })

/** One after the other. */
async function lane(...steps) {
  for (const step of steps) await step()
}

const VITEST = 'node_modules/vitest/vitest.mjs'
const notRun = new Set()

/** Runs projects of vitest.config.ts; what they could not run here is said at the end. */
const suite = (title, projects, { gently = false } = {}) =>
  step(title, async () => {
    const chosen = projects.flatMap((project) => ['--project', project])
    const output = await run(process.execPath, [VITEST, 'run', ...chosen], {
      env: { ONEHALL_BUILT: '1' },
      gently,
    })
    for (const line of output.matchAll(/NOT RUN: [^\n\u001b]+/g)) notRun.add(line[0])
    return /Tests.*?(\d+ passed[^\n\u001b]*)/.exec(output.replace(/\u001b\[\d+m/g, ''))?.[1]?.trim()
  })

main().catch(fail)
