import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Keeps what a stand-in has over a restart. */
export interface RowFile<T> {
  load: () => T[]
  /** Resolves once the rows as they are now are on the disk. */
  save: () => Promise<void>
}

/**
 * One JSON file, replaced as a whole: after a crash it holds what was saved before or after, never half. Where no file
 * is given nothing is kept.
 */
export function createRowFile<T>(file: string | null, rows: () => T[]): RowFile<T> {
  if (file === null) return { load: () => [], save: () => Promise.resolve() }
  let writing: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null

  const write = async (): Promise<void> => {
    waiting = null
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(`${file}.new`, 'w')
    try {
      await handle.writeFile(JSON.stringify(rows(), null, 1))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
  }

  return {
    load: () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T[]) : []),
    save() {
      // whoever comes while a write waits its turn is served by that one write
      if (!waiting) waiting = writing = writing.then(write, write)
      return waiting
    },
  }
}
