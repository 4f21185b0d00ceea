/** A word of the base, and what people say instead of it. */
export interface Synonyms {
  word: string
  means: readonly string[]
}

export type Rewrite = (text: string) => string

/** Replaces what people say by what the base says, longest first, in normalised text. */
export function createRewrite(synonyms: readonly Synonyms[]): Rewrite {
  const byFirst = new Map<string, [said: string, word: string][]>()
  for (const { word, means } of synonyms)
    for (const said of means) {
      const first = said.slice(0, 1)
      byFirst.set(first, [...(byFirst.get(first) ?? []), [said, word]])
    }
  for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length)

  return (text) => {
    let out = ''
    for (let at = 0; at < text.length;) {
      const hit = byFirst.get(text[at]!)?.find(([said]) => text.startsWith(said, at))
      out += hit ? hit[1] : text[at]!
      at += hit ? hit[0].length : 1
    }
    return out
  }
}
