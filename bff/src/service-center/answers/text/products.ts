import { syllables } from './syllables.ts'

/** Names that people give to products; one name may stand for several categories ("热水器"). */
export interface ProductNames {
  names: readonly string[]
  categories: readonly string[]
}

export type FindCategories = (text: string) => string[]

/**
 * Finds the product categories that a normalised text speaks of: by name, the longest name first ("燃气热水器"
 * before "热水器"); where none is named, by how a name sounds, so that slips and typed pinyin are heard too.
 */
export function createFindCategories(products: readonly ProductNames[]): FindCategories {
  const names = products
    .flatMap(({ names, categories }) => names.map((name) => ({ name, categories })))
    .sort((a, b) => b.name.length - a.name.length)
  const sounds = names
    .filter(({ name }) => name.length > 1)
    .map(({ name, categories }) => ({ sound: ` ${syllables(name).join(' ')} `, categories }))

  return (text) => {
    const found = new Set<string>()
    let rest = text
    for (const { name, categories } of names)
      if (rest.includes(name)) {
        for (const category of categories) found.add(category)
        rest = rest.replaceAll(name, ' ')
      }
    if (found.size > 0) return [...found]
    let heard = ` ${syllables(text).join(' ')} `
    for (const { sound, categories } of sounds)
      if (heard.includes(sound)) {
        for (const category of categories) found.add(category)
        heard = heard.replaceAll(sound, ' , ')
      }
    return [...found]
  }
}
