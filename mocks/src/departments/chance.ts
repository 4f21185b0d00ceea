import { createHash } from 'node:crypto'

/** A number from 0 up to (not including) `below` that is always the same for the same words. */
export const chance = (words: string, below: number): number =>
  createHash('sha256').update(words).digest().readUInt32BE(0) % below
