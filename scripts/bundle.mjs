import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './processes.mjs'

/**
 * What runs long, as one file each: a BFF that was killed is back in half the time, for most of a start is the
 * finding and reading of 3,000 modules. Nothing is renamed, so that names in stack traces stay; `--enable-source-maps`
 * gives lines. The folder lies as deep as a room's own, for rooms read their data by a path from where they are.
 */
const OUT = join(ROOT, 'bff/dist/bundled')
const PROGRAMS = {
  'bff/main': 'bff/dist/main.js',
  'tip-desk/main': 'bff/dist/tips/desk/main.js',
}
/** Machine code, and what is read from its own folder. */
const AS_INSTALLED = ['sharp', '@node-rs/*', 'swagger-ui-dist']
/** What some packages of the older kind call. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"

rmSync(OUT, { recursive: true, force: true })
await build({
  entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ out, in: join(ROOT, file) })),
  outdir: OUT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: AS_INSTALLED,
  banner: { js: REQUIRE },
  minifyWhitespace: true,
  sourcemap: 'linked',
  logLevel: 'warning',
})
