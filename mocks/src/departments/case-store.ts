import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CaseBody } from '@onehall/shared/contract/departments'
import type { Case } from './case.ts'

/** Keeps the cases of a department over a restart. */
export interface CaseStore<B extends CaseBody> {
  load: () => Case<B>[]
  /** Resolves once the cases as they are now are on the disk. */
  save: () => Promise<void>
}

export const createMemoryStore = <B extends CaseBody>(): CaseStore<B> => ({
  load: () => [],
  save: () => Promise.resolve(),
})

/** One JSON file, replaced as a whole: after a crash it holds what was saved before or after, never half. */
export function createFileStore<B extends CaseBody>(file: string, cases: () => Case<B>[]): CaseStore<B> {
  let writing: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null

  const write = async (): Promise<void> => {
    waiting = null
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(`${file}.new`, 'w')
    try {
      await handle.writeFile(JSON.stringify(cases(), null, 1))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
  }

  return {
    load: () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Case<B>[]) : []),
    save() {
      // whoever comes while a write waits its turn is served by that one write
      if (!waiting) waiting = writing = writing.then(write, write)
      return waiting
    },
  }
}
