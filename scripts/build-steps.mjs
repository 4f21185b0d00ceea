import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { step } from './console.mjs'
import { ROOT, run } from './processes.mjs'

const SKIP = new Set(['node_modules', 'dist', '.cache', '.swc', '.data', 'artefacts'])

/** What each build is made from; it is stale when any of this differs from when it was last built. */
const BUILDS = {
  server: {
    title: 'the BFF, the stand-ins and their tests',
    from: [
      'shared',
      'bff',
      'mocks/src',
      'mocks/mongo',
      'mocks/devtools',
      'test',
      'tsconfig.json',
      'tsconfig.base.json',
      'scripts/transpile.mjs',
      'scripts/bundle.mjs',
    ],
    makes: 'bff/dist/bundled/bff/main.js',
    run: () => run('npm', ['run', 'build:server']),
  },
  h5: {
    title: 'the app for browsers (H5)',
    from: ['miniapp', 'shared/src/domain', 'package-lock.json'],
    makes: 'miniapp/dist/h5/index.html',
    run: () => run('npm', ['run', 'build:h5', '-w', 'miniapp']),
  },
  weapp: {
    title: 'the app for WeChat',
    from: ['miniapp', 'shared/src/domain', 'package-lock.json'],
    makes: 'miniapp/dist/weapp/app.json',
    run: () => run('npm', ['run', 'build:weapp', '-w', 'miniapp']),
  },
}

function* filesUnder(path) {
  if (!statSync(path).isDirectory()) return yield path
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!SKIP.has(entry.name)) yield* filesUnder(join(path, entry.name))
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(join(ROOT, path)))
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Builds what is stale of what is named, in that order. */
export async function build(...names) {
  for (const name of names) {
    const { title, from, makes, run: make } = BUILDS[name]
    const stamp = join(ROOT, 'node_modules', '.cache', 'onehall', `${name}.built`)
    const now = fingerprint(from)
    if (existsSync(join(ROOT, makes)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue
    rmSync(stamp, { force: true })
    await step(`building ${title}`, async () => void (await make()))
    mkdirSync(join(stamp, '..'), { recursive: true })
    writeFileSync(stamp, now)
  }
}
