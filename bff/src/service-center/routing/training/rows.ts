import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'

/** An utterance and where it goes, as the files in mocks/data/routing have it. */
export interface TrainingRow {
  text: string
  departments: Department[]
  priority: 'normal' | 'high' | 'danger'
}

export interface TrainingSets {
  rows: TrainingRow[]
  /** What only sets the scene, whatever it mentions. */
  scenes: TrainingRow[]
}

const SCENES = 'scenes.jsonl'

/** All files of a folder, in the order of their names. Throws on a row that is none. */
export async function readSets(folder: string): Promise<TrainingSets> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const files = await Promise.all(names.map((name) => readRows(join(folder, name))))
  return {
    rows: files.filter((_, i) => names[i] !== SCENES).flat(),
    scenes: files[names.indexOf(SCENES)] ?? [],
  }
}

/** The rows of a file, one JSON object a line. Throws on one that has not what a row needs. */
export async function readRows(path: string): Promise<TrainingRow[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const row = JSON.parse(line) as Partial<TrainingRow>
    const { text, departments, priority } = row
    if (typeof text !== 'string' || !departments?.every((d) => DEPARTMENTS.includes(d)) || !priority)
      throw new Error(`${path}:${i + 1} needs text, departments and priority`)
    return [{ text, departments, priority }]
  })
}
