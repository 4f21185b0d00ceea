import { sha256 } from '@noble/hashes/sha2.js'
import type { Sha256 } from '@onehall/shared/domain/proof-of-work'

/**
 * SHA-256 without Web Crypto and TextEncoder, neither of which WeChat has. All texts of one search begin alike: that
 * beginning is digested once, which makes the search more than twice as fast.
 */
export function digestAfter(beginning: string): Sha256 {
  const begun = sha256.create().update(bytesOf(beginning))
  return (text) =>
    begun
      .clone()
      .update(bytesOf(text.slice(beginning.length)))
      .digest()
}

/** Of ASCII: a challenge and a nonce are nothing else. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
