import type { ManualView } from '@onehall/shared/contract/products'

/** What we have drawings of, by what a step says. */
export type Picture = 'drain' | 'kink' | 'height'

const PICTURES: readonly [Picture, RegExp][] = [
  ['kink', /排水管.*(打折|压扁|堵)|捋直排水管/],
  ['height', /(排水管|管口|末端).*(高|厘米|米)/],
  ['drain', /排水泵过滤器|放掉?残水/],
]

export const pictureOf = (text: string): Picture | null =>
  PICTURES.find(([, says]) => says.test(text))?.[0] ?? null

/** One still of a clip, and how long it stands. */
export interface Frame {
  text: string
  picture: Picture | null
  seconds: number
}

/** A calm reader's four characters a second, and a moment to look. */
const secondsFor = (text: string): number => Math.max(3, Math.ceil(text.length / 4) + 1)

/** The stills of a clip that shows these steps; a single long step is shown clause by clause. */
export function framesOf(steps: readonly string[]): Frame[] {
  const [only] = steps
  const shown = steps.length === 1 && only ? clauses(only) : steps
  return shown.map((text) => ({ text, picture: pictureOf(text), seconds: secondsFor(text) }))
}

const clauses = (text: string): string[] =>
  text
    .split(/[，；：。]/)
    .map((clause) => clause.trim())
    .filter(Boolean)

export const lengthOf = (frames: readonly Frame[]): number =>
  frames.reduce((sum, { seconds }) => sum + seconds, 0)

/** Which step a clip belongs to: the one that shares most of its title. */
export function stepOfClip(title: string, steps: readonly string[]): number {
  const shared = steps.map((step) => [...new Set(title)].filter((char) => step.includes(char)).length)
  return Math.max(0, shared.indexOf(Math.max(...shared)))
}

/** The manual's own word on what to switch off before one puts a hand to it; null where it has none. */
export function beforeWork({ chapters }: ManualView): string | null {
  const safety = chapters.find(({ id }) => id === 'safety')
  return safety?.steps.find(({ text }) => /先拔|必须拔|先关机/.test(text))?.text.replace(/。$/, '') ?? null
}
