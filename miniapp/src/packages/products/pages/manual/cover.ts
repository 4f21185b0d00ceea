import type { SilhouetteName } from '../../../../ui/silhouette/names.ts'

/** A manual names no category, but every name says what it is. The more particular word stands first. */
const BY_WORD: readonly [RegExp, SilhouetteName][] = [
  [/波轮/, 'toploader'],
  [/洗碗/, 'dishwasher'],
  [/洗/, 'washer'],
  [/冰箱/, 'fridge'],
  [/空调/, 'air'],
  [/储水|电热水/, 'tank'],
  [/热水/, 'heater'],
  [/油烟/, 'hood'],
  [/灶/, 'stove'],
  [/机器人/, 'robot'],
  [/奶粉/, 'milk'],
  [/手表/, 'watch'],
]

export const silhouetteIn = (name: string): SilhouetteName =>
  BY_WORD.find(([word]) => word.test(name))?.[1] ?? 'parcel'
