import { join } from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'
import { ROOT } from './processes.mjs'

/** `./request.ts` is `./request.js` once it is built. */
const asBuilt = {
  name: 'as built',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/^(\..*)\.ts$/, '$1.js'), external: true },
    )
  },
}

/**
 * The server's packages as JavaScript, file by file, where `tsc -b` puts them: types are only erased, which takes
 * seconds where looking at them takes a minute. That they are right is what `npm run check` says.
 */
const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
await Promise.all(config.references.map(({ path }) => erase(join(ROOT, path, 'tsconfig.json'))))

function erase(tsconfig) {
  const { options, fileNames } = ts.getParsedCommandLineOfConfigFile(tsconfig, {}, ts.sys)
  return build({
    entryPoints: fileNames.filter((name) => !name.endsWith('.d.ts')),
    outdir: options.outDir,
    outbase: options.rootDir,
    tsconfig,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    bundle: true, // else no plugin is asked; nothing is joined, for all that is imported is external
    plugins: [asBuilt],
    sourcemap: true,
    logLevel: 'warning',
  })
}
