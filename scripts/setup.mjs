import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './console.mjs'
import { ROOT, run } from './processes.mjs'

/** What the system must bring: a command that shows it is there, and the package that has it. */
const REDIS = {
  command: 'redis-server',
  packages: { apt: 'redis-server', brew: 'redis', dnf: 'redis', pacman: 'redis' },
}
const CHROMIUM = {
  command: 'chromium',
  packages: { apt: 'chromium', brew: '--cask chromium', dnf: 'chromium', pacman: 'chromium' },
}
const CJK = {
  file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  packages: {
    apt: 'fonts-noto-cjk',
    brew: '--cask font-noto-sans-cjk-sc',
    dnf: 'google-noto-sans-cjk-fonts',
    pacman: 'noto-fonts-cjk',
  },
}

const MINIMUM = [20, 19]

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return
  throw new Error(
    `Node ${MINIMUM.join('.')} or newer is needed; this is ${process.versions.node}. See https://nodejs.org`,
  )
}

const onPath = (command) =>
  (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

const isThere = (need) =>
  need.command ? onPath(need.command) : existsSync(need.file) || process.platform === 'darwin'

/** Installs what the system lacks by apt where we may; else says what to install, for each system. */
export async function setupSystem({ browser = false, redis = true } = {}) {
  const needs = [...(redis ? [REDIS] : []), ...(browser ? [CHROMIUM, CJK] : [])]
  const missing = needs.filter((need) => !isThere(need))
  if (missing.length === 0) return
  const names = (system) => missing.map((need) => need.packages[system]).join(' ')
  const sudo = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : null
  if (!onPath('apt-get') || sudo === null) throw new Error(sayWhatToInstall(names))
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return run(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  await step(`installing ${names('apt')} (apt)`, async () => {
    try {
      await apt('update', '-q')
      await apt('install', '-y', '-q', '--no-install-recommends', ...names('apt').split(' '))
    } catch (error) {
      throw new Error(`${sayWhatToInstall(names)}\n\napt said:\n${error.message.slice(-800)}`, {
        cause: error,
      })
    }
  })
}

const sayWhatToInstall = (names) =>
  [
    'Something is missing on this system. Please install it and run the command again:',
    `  Debian, Ubuntu   sudo apt-get install -y ${names('apt')}`,
    `  Fedora           sudo dnf install -y ${names('dnf')}`,
    `  Arch             sudo pacman -S ${names('pacman')}`,
    `  macOS            brew install ${names('brew')}`,
    'Or point REDIS_URL to a Redis that runs already.',
  ].join('\n')

const sha = (text) => createHash('sha256').update(text).digest('hex')

/** `npm ci` where the lock file is not the one that was installed. Install scripts are not needed and not run. */
export async function setupPackages() {
  const lock = sha(readFileSync(join(ROOT, 'package-lock.json')))
  const stamp = join(ROOT, 'node_modules', '.onehall-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  await step('installing packages (npm ci)', async () => {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
    mkdirSync(join(ROOT, 'node_modules'), { recursive: true })
    writeFileSync(stamp, lock)
  })
}
