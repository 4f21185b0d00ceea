/**
 * Work that costs a stranger's phone a second and a flood its electricity: find a nonce so that
 * SHA-256(challenge + "." + nonce) begins with so many zero bits. The hash function is handed in: the BFF has
 * Node's, WeChat's JavaScript has none and brings its own.
 */
export type Sha256 = (text: string) => Uint8Array

export interface Proof {
  /** as the server gave it, untouched */
  challenge: string
  /** what was found, in base 36 */
  nonce: string
}

export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24
    bits += 8
  }
  return bits
}

export const isProof = ({ challenge, nonce }: Proof, bits: number, sha256: Sha256): boolean =>
  leadingZeroBits(sha256(`${challenge}.${nonce}`)) >= bits

/**
 * Tries so many nonces from `from` on: a slice of the search, so that a page stays alive between two.
 * Gives the nonce, or null: then go on at `from + tries`.
 */
export function searchProof(
  { challenge, bits }: { challenge: string; bits: number },
  { from, tries }: { from: number; tries: number },
  sha256: Sha256,
): string | null {
  for (let n = from; n < from + tries; n++) {
    const nonce = n.toString(36)
    if (isProof({ challenge, nonce }, bits, sha256)) return nonce
  }
  return null
}
