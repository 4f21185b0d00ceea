import { build } from './build-steps.mjs'
import { check } from './check.mjs'
import { elapsed, fail, say, step } from './console.mjs'
import { run } from './processes.mjs'
import { checkNode, setupPackages, setupSystem } from './setup.mjs'

/** `npm test`: installs what is missing, builds what is stale, and runs the whole suite. */
const SUITES = [
  ['store', 'the embedded store'],
  ['api', 'the API through the door'],
  ['faults', 'faults: kill, outage, replay'],
  ['weapp', 'the WeChat build, driven by miniprogram-automator'],
  ['browser', 'the browser build in Chromium'],
]

async function main() {
  checkNode()
  await setupSystem({ browser: true })
  await setupPackages()
  await build('server', 'h5', 'weapp')
  await check()
  await step('sizes of the WeChat packages', async () => void (await run('npm', ['run', 'sizes', '-w', 'miniapp'])))
  const notRun = new Set()
  for (const [project, title] of SUITES) {
    await step(title, async () => {
      const output = await run('npx', ['vitest', 'run', '--project', project])
      for (const line of output.matchAll(/NOT RUN: [^\n\u001b]+/g)) notRun.add(line[0])
      return /Tests.*?(\d+ passed[^\n\u001b]*)/.exec(output.replace(/\u001b\[\d+m/g, ''))?.[1]?.trim()
    })
  }
  for (const line of notRun) say(line)
  say(`all green after ${elapsed()}`)
}

main().catch(fail)
