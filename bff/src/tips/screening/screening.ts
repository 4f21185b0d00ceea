import type { Lane } from '@onehall/shared/domain/tip-states'
import { likeness, sketchOf } from './alike.ts'
import { decide } from './decide.rules.ts'
import { bare, featuresOf, readData, REASONS, type Features } from './features.ts'
import { createModel, type Label, type Model, type ModelFile } from './model.ts'
import { repeats } from './repeats.rules.ts'

export interface ScreeningQuestion {
  text: string
  place: string | null
  /** the sender said that it may be them */
  self: boolean
  /** of the notice; empty where it is not known */
  features: string
  /** tips of the same notice before this one */
  earlier: readonly Earlier[]
}

export interface Earlier {
  id: string
  sketch: readonly number[]
  place: string | null
}

export interface Screened {
  lane: Lane
  /** how sure, 0 to 1 */
  share: number
  /** in words, for the officer */
  reasons: string[]
}

export interface Screening {
  /** Suggests a lane. Pure: the same question has the same answer. */
  screen(question: ScreeningQuestion): Screened
}

export function createScreening(model: Model = createModel(readData('model.json') as ModelFile)): Screening {
  return {
    screen({ text, place, self, features, earlier }) {
      if (isNoise(text)) return { lane: 'spam', share: 0.95, reasons: ['没有内容'] }
      const seen = featuresOf(text, features)
      const shares = model.ask(seen)
      const label = decide(shares, seen)
      const bad = label === 'spam' || label === 'hostile' || label === 'fraud'
      const again = bad ? null : repeats(text, compare({ text, place }, earlier))
      if (again)
        return {
          lane: 'duplicate',
          share: again === 'same words' ? 0.9 : 0.7,
          reasons: [again === 'same words' ? '和前面一条几乎一样' : '说是报过的，内容和前面一条相近'],
        }
      const reasons = reasonsFor(label, seen)
      return { lane: label, share: shares[label], reasons: self ? ['自述可能是本人', ...reasons] : reasons }
    },
  }
}

const compare = (one: { text: string; place: string | null }, earlier: readonly Earlier[]) => {
  const sketch = sketchOf(one.text)
  return earlier.map((other) => ({
    likeness: likeness(sketch, other.sketch),
    samePlace: one.place !== null && one.place === other.place,
  }))
}

/** Signs, digits, one sign again and again, keys pressed in a row: nothing is said. */
function isNoise(text: string): boolean {
  const chars = bare(text)
  const han = chars.filter((char) => /\p{Script=Han}/u.test(char)).length
  if (new Set(chars).size <= 2) return true
  if (han > 0) return false
  return (text.match(/[a-z]{2,}/gi) ?? []).length < 4
}

/** Which cues speak for which label. */
const SPEAKING: Record<Label, readonly string[]> = {
  spam: ['advert', 'chain', 'auto', 'trial', 'elsewhere', 'link'],
  hostile: ['threat', 'unmask', 'dig', 'police', 'stop', 'curse'],
  fraud: ['payFirst', 'link', 'official', 'service', 'reward', 'money'],
  weak: ['vague', 'wish', 'mismatch'],
  credible: ['self', 'mark', 'side', 'age', 'time', 'where', 'adopted'],
}
const OTHERWISE: Record<Label, string> = {
  spam: '与寻人无关',
  hostile: '语气像是敌意',
  fraud: '像是骗钱',
  weak: '没有能去查的内容',
  credible: '说得具体',
}

function reasonsFor(label: Label, { cues }: Features): string[] {
  const said = SPEAKING[label].filter((cue) => cues.includes(cue)).map((cue) => REASONS.get(cue)!)
  return said.length > 0 ? said : [OTHERWISE[label]]
}
