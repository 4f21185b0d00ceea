// node scripts/sizes.mjs   what WeChat would download, by package, and a browser with its first page; fails where one is over its budget
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** kB of 1,000 bytes. WeChat's own limit is 2,048 KiB a package; ours keep the first opening short. */
const MAIN_KB = 800
const PACKAGE_KB = 400
/** Before gzip. More than this is a library that came along unasked, as Taro's web components did once. */
const FIRST_KB = 500

const built = (name) => fileURLToPath(new URL(`../dist/${name}/`, import.meta.url))
const dist = built('weapp')

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // licence texts and maps are not uploaded
    .filter((path) => !/\.(txt|map)$/.test(path))

const { subPackages = [] } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'))
const packageOf = (path) =>
  subPackages.find(({ root }) => relative(dist, path).startsWith(`${root}/`))?.root ?? 'main'

const sizes = new Map([['main', 0], ...subPackages.map(({ root }) => [root, 0])])
for (const path of filesIn(dist)) sizes.set(packageOf(path), sizes.get(packageOf(path)) + statSync(path).size)

const browser = built('h5')
const named = readFileSync(join(browser, 'index.html'), 'utf8').matchAll(
  /(?:src|href)="\/((?:js|css)\/[^"]+)"/g,
)
const first = [...named].reduce((sum, [, file]) => sum + statSync(join(browser, file)).size, 0)

const tell = (name, bytes, budget) => {
  const over = bytes > budget * 1000
  if (over) process.exitCode = 1
  process.stdout.write(
    `${name.padEnd(20)} ${(bytes / 1000).toFixed(1).padStart(8)} of ${budget} kB${over ? '  OVER' : ''}\n`,
  )
}
for (const [name, bytes] of sizes) tell(name, bytes, name === 'main' ? MAIN_KB : PACKAGE_KB)
if (first === 0) throw new Error('index.html names no script: what a browser loads first is not known')
tell('browser, first page', first, FIRST_KB)
