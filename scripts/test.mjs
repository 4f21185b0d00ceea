import { build } from './build-steps.mjs'
import { check } from './check.mjs'
import { elapsed, fail, say, step } from './console.mjs'
import { run } from './processes.mjs'
import { checkNode, setupPackages, setupSystem } from './setup.mjs'

/** `npm test`: installs what is missing, builds what is stale, and runs the whole suite, on two cores side by side. */
async function main() {
  checkNode()
  await setupSystem({ browser: true })
  await setupPackages()
  await build('server')
  await Promise.all([throughTheDoor(), throughTheScreen()])
  for (const line of notRun) say(line)
  say(`all green after ${elapsed()}`)
}

async function throughTheDoor() {
  await suite('store', 'the embedded store')
  await suite('api', 'the API through the door')
  await suite('faults', 'faults: kill, outage, replay')
}

async function throughTheScreen() {
  await build('h5', 'weapp')
  await step(
    'sizes of the WeChat packages',
    async () => void (await run('npm', ['run', 'sizes', '-w', 'miniapp'])),
  )
  await suite('weapp', 'the WeChat build, driven by miniprogram-automator')
  await suite('browser', 'the browser build in Chromium')
  await check()
}

const notRun = new Set()

/** Runs one project of vitest.config.ts; what it could not run here is said at the end. */
const suite = (project, title) =>
  step(title, async () => {
    const output = await run('npx', ['vitest', 'run', '--project', project])
    for (const line of output.matchAll(/NOT RUN: [^\n\u001b]+/g)) notRun.add(line[0])
    return /Tests.*?(\d+ passed[^\n\u001b]*)/.exec(output.replace(/\u001b\[\d+m/g, ''))?.[1]?.trim()
  })

main().catch(fail)
