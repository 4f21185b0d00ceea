import type { Department } from '@onehall/shared/domain/request-states'
import { readingOf } from '../pinyin.ts'
import { createRandom } from './random.ts'
import type { TrainingRow, TrainingSets } from './rows.ts'

export interface Example {
  text: string
  departments: ReadonlySet<Department>
  priority: TrainingRow['priority']
  weight: number
}

const JOINTS = [' ', '，', ' 顺便', ' 另外', ',还有', '。', '，再', '然后', ' 对了 ']
const PAUSES = [' ', '，', '。', ',']
const JOINED = 1500
const STAGED = 4500
const SPELT_SHARE = 0.35
const MADE_WEIGHT = 0.5

/**
 * The rows as they were written, and what can be made of them: two or three requests in one sentence, requests with
 * a scene around them, the same in pinyin. Deterministic.
 */
export function examplesFrom({ rows, scenes }: TrainingSets, seed: number): Example[] {
  const random = createRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const written = rows.map((row) => merged([row], row.text, 1))
  const single = rows.filter((r) => r.departments.length === 1 && r.text.length > 2 && r.text.length < 30)
  const calm = single.filter((r) => r.priority !== 'danger')
  const joined = Array.from({ length: JOINED }, () => {
    const parts = Array.from({ length: random() < 0.85 ? 2 : 3 }, () => pick(calm))
    return merged(parts, parts.map((r) => r.text).join(pick(JOINTS)), MADE_WEIGHT)
  })
  const short = rows.filter((r) => r.text.length > 3 && r.text.length < 40)
  const staged = Array.from({ length: STAGED }, () => {
    const row = pick(short)
    const parts = [row.text]
    for (let n = random() < 0.6 ? 1 : 2; n > 0; n--)
      if (random() < 0.75) parts.unshift(pick(scenes).text)
      else parts.push(pick(scenes).text)
    return merged([row], parts.join(pick(PAUSES)), MADE_WEIGHT)
  })
  const spelt = rows.filter(() => random() < SPELT_SHARE).map((r) => merged([r], spell(r.text), MADE_WEIGHT))
  return [...written, ...joined, ...staged, ...spelt]
}

function merged(rows: readonly TrainingRow[], text: string, weight: number): Example {
  const has = (priority: string) => rows.some((r) => r.priority === priority)
  const priority = has('danger') ? 'danger' : has('high') ? 'high' : 'normal'
  return { text, departments: new Set(rows.flatMap((r) => r.departments)), priority, weight }
}

const spell = (text: string): string =>
  Array.from(text, (char) => (readingOf(char) ? `${readingOf(char)!} ` : char)).join('')
