import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LANES, type Lane } from '@onehall/shared/domain/tip-states'

export interface TrainingRow {
  text: string
  label: Lane
  noticeId: string | null
  /** of the notice; empty where the row names none */
  features: string
  place: string | null
}

interface Raw {
  text?: unknown
  label?: unknown
  noticeId?: string
  place?: string
}

/** The rows of a file. Throws with the line that has not what is needed. */
export async function readRows(path: string, notices: ReadonlyMap<string, string>): Promise<TrainingRow[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const { text, label, noticeId, place } = JSON.parse(line) as Raw
    if (typeof text !== 'string' || !LANES.includes(label as Lane))
      throw new Error(`${path}:${i + 1} needs text and label`)
    const features = notices.get(noticeId ?? '') ?? ''
    return [{ text, label: label as Lane, noticeId: noticeId ?? null, features, place: place ?? null }]
  })
}

/** Every row of a folder, its files in the order of their names. */
export async function readFolder(
  folder: string,
  notices: ReadonlyMap<string, string>,
): Promise<TrainingRow[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  return (await Promise.all(names.map((name) => readRows(join(folder, name), notices)))).flat()
}

/** What each notice says, by its id. */
export async function readNotices(path: string): Promise<Map<string, string>> {
  const all = JSON.parse(await readFile(path, 'utf8')) as { id: string; features: string }[]
  return new Map(all.map(({ id, features }) => [id, features]))
}
