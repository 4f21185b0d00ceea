import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './console.mjs'
import { ROOT, run } from './processes.mjs'

/** What the system must bring: a command that shows it is there, and the package that has it. */
const REDIS = {
  command: 'redis-server',
  packages: { apt: 'redis-server', brew: 'redis', dnf: 'redis', pacman: 'redis' },
}
const CHROMIUM = {
  command: 'chromium-headless-shell',
  /** does as well, and takes longer */
  or: 'chromium',
  packages: { apt: 'chromium-headless-shell', brew: '--cask chromium', dnf: 'chromium', pacman: 'chromium' },
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
  const canDoWithout = missing.every(({ or }) => or && onPath(or))
  if (!onPath('apt-get') || sudo === null) {
    if (canDoWithout) return
    throw new Error(sayWhatToInstall(names))
  }
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return run(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  await step(`installing ${names('apt')} (apt)`, async () => {
    try {
      await apt('update', '-q')
      await apt('install', '-y', '-q', '--no-install-recommends', ...names('apt').split(' '))
    } catch (error) {
      if (canDoWithout) return 'not to be had; chromium will do'
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

/**
 * `npm ci` where what is installed is not what the lock file names; npm keeps what it installed in a hidden lock file.
 * Install scripts are not needed and not run.
 */
export async function setupPackages() {
  if (isInstalled()) return
  await step(
    'installing packages (npm ci)',
    async () => void (await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])),
  )
}

function isInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const there = packagesOf(installed)
  // optional ones are for other systems
  return Object.entries(packagesOf(join(ROOT, 'package-lock.json')))
    .filter(([path, { optional, link }]) => path.includes('node_modules/') && !optional && !link)
    .every(([path, { version }]) => there[path]?.version === version)
}
