import type { Product } from '../products/index.ts'

/** A reminder stands for this share of its interval and then goes by itself: it is said, and nobody is chased. */
const STANDS_FOR = 0.2

/** What is due by the hours a machine has run, by the catalogue's `everyHours`: 过滤网, every 200, at 212 hours. */
export function dueByHours(
  consumables: Product['consumables'],
  hours: number,
): { name: string; everyHours: number; passed: number }[] {
  return consumables.flatMap(({ name, everyHours }) => {
    if (everyHours === undefined) return []
    const passed = Math.floor(hours / everyHours) * everyHours
    return passed > 0 && hours - passed < everyHours * STANDS_FOR ? [{ name, everyHours, passed }] : []
  })
}
