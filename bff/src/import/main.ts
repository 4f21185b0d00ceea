import { ConfigError, readConfig } from '../config.ts'
import { createContainer, IMPORT_KINDS, type ImportKind } from '../container.ts'
import { importFile } from './importer.ts'

/** `node dist/import/main.js products=FILE units=FILE accounts=FILE …`, in the order given. Exit code 1 where a record was bad. */
async function main(args: string[]): Promise<number> {
  const jobs = args.map(readJob)
  const container = await createContainer(readConfig())
  let bad = 0
  try {
    await container.prepare()
    for (const { kind, path } of jobs) {
      const { imported, problems } = await importFile(path, container.imports[kind])
      bad += problems.length
      process.stdout.write(`${kind}: ${imported} imported, ${problems.length} bad\n`)
      for (const problem of problems) process.stdout.write(`  ${problem}\n`)
    }
  } finally {
    await container.stop()
  }
  return bad === 0 ? 0 : 1
}

function readJob(arg: string): { kind: ImportKind; path: string } {
  const [kind = '', path = ''] = arg.split('=')
  if (!IMPORT_KINDS.includes(kind as ImportKind) || path === '')
    throw new Error(`say what to import: ${IMPORT_KINDS.join('|')}=FILE, not "${arg}"`)
  return { kind: kind as ImportKind, path }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError || error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exit(2)
  },
)
