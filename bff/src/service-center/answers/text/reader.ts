import type { ProductInHand } from '../retrieval/piece.ts'
import type { Question } from '../retrieval/signals.ts'
import { codesIn } from './codes.ts'
import { featuresOf } from './features.ts'
import { normalise } from './normalise.ts'
import { createFindCategories, type ProductNames } from './products.ts'
import { createRewrite, type Synonyms } from './words.ts'

/** The words by which texts are read: data, which ops may change. */
export interface Vocabulary {
  synonyms: readonly Synonyms[]
  products: readonly ProductNames[]
}

export interface Reader {
  /** Brings a text into the form in which texts are compared. */
  prepare: (text: string) => string
  /** Reads a question; `codes` are the fault codes that some piece speaks of. */
  read: (text: string, codes: ReadonlySet<string>, inHand?: ProductInHand) => Question
}

/** More than anybody asks in one go; what follows is not looked up. */
const MOST_CHARACTERS = 400
const MOST_CLAUSES = 12
const SHORTEST_CLAUSE = 3
/** Blanks part clauses only in Chinese: in typed pinyin they part syllables. */
const HAN = /\p{Script=Han}/u

export function createReader({ synonyms, products }: Vocabulary): Reader {
  const rewrite = createRewrite(synonyms)
  const findCategories = createFindCategories(products)
  const prepare = (text: string): string => rewrite(normalise(text))

  return {
    prepare,
    read(text, codes, inHand) {
      const plain = normalise(text.slice(0, MOST_CHARACTERS))
      const words = rewrite(plain)
      const clauses = words.split(' ').filter((part) => part.length >= SHORTEST_CLAUSE && HAN.test(part))
      return {
        whole: featuresOf(words),
        clauses: clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES).map(featuresOf) : [],
        categories: findCategories(plain),
        codes: codesIn(plain, codes),
        // a product of which nothing is known is none: the doors pass such
        inHand: inHand?.gtin !== undefined || inHand?.category !== undefined ? inHand : null,
        spelt: !HAN.test(plain),
      }
    },
  }
}
