import { createHmac, hkdfSync, type KeyObject } from 'node:crypto'
import { stretch } from '../platform/stretch.ts'
import { deriveKey, type Key } from './sealing/hpke.ts'

/**
 * The receipt of a tip, and what it opens. Nothing of it is stored: the digits come from what the sender's device
 * alone knows, so that the same act sent again is given the same receipt, and our stores and keys together give none.
 */
export interface Receipts {
  /**
   * Twenty digits.
   * @param operation what the device named the act by, or our own random where it did not
   * @param challenge random of ours that only the device has (the store keeps a hash of it)
   */
  issue(operation: string, challenge: string): string
  /** Two values that say nothing of each other: where the tip is found, and the key to what was sealed for it. */
  read(receipt: string): Promise<{ lookup: string; key: Key }>
}

/**
 * @param bits scrypt's N as a power of two. With 15 it is 32 MB and some 100 ms a try, right or wrong: 10^20 receipts are
 * out of reach even with the store and the pepper.
 */
export function createReceipts(pepper: KeyObject, bits: number): Receipts {
  const issuing = derived(pepper, 'receipt')
  const salt = derived(pepper, 'receipt salt')
  return {
    issue(operation, challenge) {
      const mac = createHmac('sha256', issuing).update(`${challenge}\0${operation}`).digest('hex')
      return (BigInt(`0x${mac}`) % 10n ** 20n).toString().padStart(20, '0')
    },
    async read(receipt) {
      const secret = await stretch(receipt, { salt, bits })
      return {
        lookup: derived(secret, 'lookup').toString('base64url'),
        key: await deriveKey(derived(secret, 'key')),
      }
    },
  }
}

/** A key for one purpose out of one for several. */
export const derived = (from: KeyObject | Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', from, '', `onehall tips ${purpose}`, 32))
