declare module 'gs1-barcode-parser-mod' {
  /** Throws (strings or errors) on what it cannot read. Check digits are not its business. */
  export function parseBarcode(text: string): {
    codeName: string
    parsedCodeItems: { ai: string; data: unknown }[]
  }
}
