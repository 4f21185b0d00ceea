import type { z } from 'zod'
import { readRecords } from './read-records.ts'

/** How one kind of record is checked and stored. Storing the same again changes nothing. */
export interface RecordImport<T> {
  schema: z.ZodType<T>
  save(record: T): Promise<void>
}

export interface ImportReport {
  imported: number
  /** file:line: reason */
  problems: string[]
}

/** Imports a file. A bad record is reported with its line and reason, and the rest is imported. */
export async function importFile<T>(path: string, { schema, save }: RecordImport<T>): Promise<ImportReport> {
  const report: ImportReport = { imported: 0, problems: [] }
  for (const record of await readRecords(path)) {
    const problem = 'problem' in record ? record.problem : await importOne(record.value, { schema, save })
    if (problem === null) report.imported++
    else report.problems.push(`${path}:${record.line}: ${problem}`)
  }
  return report
}

async function importOne<T>(value: unknown, { schema, save }: RecordImport<T>): Promise<string | null> {
  const read = schema.safeParse(value)
  if (!read.success) return read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`.trim()).join('; ')
  try {
    await save(read.data)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
