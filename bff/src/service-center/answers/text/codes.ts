/**
 * Fault codes in a normalised text. Letters and digits count wherever they stand ("e21"); letters alone ("dr") or
 * digits alone ("08") only where `known` says that some product shows them.
 */
export function codesIn(text: string, known: ReadonlySet<string>): string[] {
  const found =
    text.match(/(?<![a-z])[a-z]{1,2}\d{1,2}(?!\d)|(?<![a-z])[a-z]{2}(?![a-z\d])|(?<!\d)\d{2}(?!\d)/g) ?? []
  return [...new Set(found)].filter((code) => known.has(code) || /[a-z]\d/.test(code))
}
