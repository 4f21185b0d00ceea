import { existsSync, statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/**
 * The stores of tests lie in memory where there is room: what they acknowledge still survives kill -9, and no test waits
 * for a disk to be sure of it.
 */
const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 2 ** 31
const roomIn = (path: string): number => {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}
if (existsSync(MEMORY) && roomIn(MEMORY) > ENOUGH_BYTES) process.env['TMPDIR'] = MEMORY

/** `npm test` runs these when nothing else wants the cores: even a pure rule may wait long for its turn. */
const PATIENT_MS = 120_000
const patient = {
  testTimeout: PATIENT_MS,
  hookTimeout: PATIENT_MS,
  expect: { poll: { timeout: PATIENT_MS } },
}

const source = {
  resolve: { conditions: ['onehall-source'] },
  ssr: { resolve: { conditions: ['onehall-source', 'node', 'import', 'default'] } },
}
const sourced = (name: string, test: object) => ({ ...source, test: { name, ...test } })

/** `npm test` has just built the packages: Node loads what was built, at a third of the cost of making it anew. */
const built = { test: { server: { deps: { external: [/\/(shared|bff|mocks|devtools)\/dist\//] } } } }
/** Three processes on two cores: what is waited for may come late, and is asked for again until then. */
const waits = { expect: { poll: { timeout: 20_000 } } }
const throughTheDoor = (name: string, test: object) =>
  process.env['ONEHALL_BUILT'] === '1'
    ? { test: { name, ...built.test, ...waits, ...test } }
    : sourced(name, { ...waits, ...test })

/** unit, device: pure rules, beside the code · the rest: real processes, real wires. `npm test` runs them all. */
export default defineConfig({
  test: {
    projects: [
      sourced('unit', {
        include: ['{shared,bff,mocks}/src/**/*.test.ts', 'mocks/devtools/src/**/*.test.ts'],
        isolate: false, // loading a room's modules costs more than its tests
        ...patient,
      }),
      // these put a device of their own in the place of Taro, so each file loads its modules anew
      sourced('device', { include: ['miniapp/{src,test}/**/*.test.ts'], ...patient }),
      sourced('store', {
        include: ['mocks/mongo/src/**/*.test.ts'],
        isolate: false, // loading the driver costs more than most of the tests
        ...patient,
      }),
      throughTheDoor('api', {
        include: ['test/{api,contract}/**/*.test.ts'],
        globalSetup: 'test/support/global-setup.ts',
        isolate: false, // the BFF's modules are loaded once a worker, not for every file
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      throughTheDoor('faults', {
        include: ['test/faults/**/*.test.ts'],
        globalSetup: 'test/support/global-setup.ts',
        testTimeout: 600_000,
        hookTimeout: 300_000,
        // each file has processes of its own and waits more than it works
        maxWorkers: 3,
        isolate: false,
        sequence: { groupOrder: 1 },
      }),
      throughTheDoor('weapp', {
        include: ['test/e2e/weapp/**/*.test.ts'],
        globalSetup: 'test/support/global-setup.ts',
        isolate: false, // the BFF's modules are loaded once, not for every file
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
      }),
      throughTheDoor('browser', {
        include: ['test/e2e/browser/**/*.test.ts'],
        globalSetup: 'test/support/global-setup.ts',
        testTimeout: 240_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        // the files share what they import: loading the BFF's source costs more than some of the tests
        isolate: false,
      }),
    ],
  },
})
