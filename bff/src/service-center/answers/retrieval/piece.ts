/** What can be found: an article, a chapter of a manual, a fault code. */
export interface Piece {
  id: string
  version: number
  title: string
  /** sentences that ask for it, each compared by itself: title, listed questions, further ways of asking */
  units: readonly string[]
  body: string
  /** null: about everything */
  scope: Scope | null
  danger: boolean
  /** fault codes it speaks of: 1 where it is about the code, less where it only names it */
  codes: ReadonlyMap<string, number>
}

export interface Scope {
  categories: ReadonlySet<string>
  gtins: ReadonlySet<string>
}

/** The product in hand, where the person came from one. */
export interface ProductInHand {
  gtin?: string | undefined
  category?: string | undefined
}
