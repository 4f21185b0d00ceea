import { scrypt } from 'node:crypto'

const BLOCK = 8

/** 32 bytes of a value that few tries would find, each made dear: scrypt with N = 2^bits (RFC 7914), 2^bits kB of memory. */
export const stretch = (value: string, { salt, bits }: { salt: Buffer; bits: number }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** bits
    scrypt(value, salt, 32, { N, r: BLOCK, p: 1, maxmem: 256 * N * BLOCK }, (error, out) => {
      if (error) reject(error)
      else resolve(out)
    })
  })
