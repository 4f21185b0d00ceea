import { syllables } from './syllables.ts'

/** What the base knows nothing of: other brands, things that are not sold or served here. */
export interface ForeignNames {
  of: 'brands' | 'things'
  names: readonly string[]
}

export type FindForeign = (text: string) => { brands: number; things: number }

/** Counts the foreign names in a normalised text: as written, or in text without Chinese characters as heard. */
export function createFindForeign(lists: readonly ForeignNames[]): FindForeign {
  const names = lists.flatMap(({ of, names: list }) =>
    list.map((name) => ({ of, name, sound: ` ${syllables(name).join(' ')} ` })),
  )
  return (text) => {
    const found = { brands: 0, things: 0 }
    const spelt = /\p{Script=Han}/u.test(text) ? null : ` ${syllables(text).join(' ')} `
    for (const { of, name, sound } of names)
      if (spelt ? name.length > 1 && spelt.includes(sound) : text.includes(name)) found[of]++
    return found
  }
}
