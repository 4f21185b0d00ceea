import type { Long } from 'bson'
import { type Doc, encode } from '../bson/values.ts'

export interface Batch {
  name: 'firstBatch' | 'nextBatch'
  docs: Buffer[]
  id: Long
  namespace: string
}

const DOCUMENT = 3
const ARRAY = 4

/** {cursor: {firstBatch: docs, id, ns}, ok: 1} around documents that are BSON already. */
export function cursorReply({ name, docs, id, namespace }: Batch): Buffer {
  const list = documentOf(docs.map((doc, i) => element(DOCUMENT, String(i), doc)))
  const cursor = documentOf([element(ARRAY, name, list), fields({ id, ns: namespace })])
  return documentOf([element(DOCUMENT, 'cursor', cursor), fields({ ok: 1 })])
}

const element = (type: number, name: string, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value])

/** The elements of a document without its frame: 4 bytes of length before, a zero behind. */
const fields = (doc: Doc): Buffer => encode(doc).subarray(4, -1)

function documentOf(elements: Buffer[]): Buffer {
  const length = Buffer.alloc(4)
  const bytes = Buffer.concat([length, ...elements, Buffer.from([0])])
  bytes.writeInt32LE(bytes.length)
  return bytes
}
