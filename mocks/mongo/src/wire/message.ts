import { decode, type Doc } from '../bson/values.ts'

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ : all integers are little-endian. */
export const HEADER_BYTES = 16
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2

export interface Request {
  id: number
  command: Doc
  /** False for a write with {w: 0}: the client does not listen. */
  wantsReply: boolean
  /** Asked by OP_QUERY, as drivers still send their first hello. */
  isLegacy: boolean
}

/** Reads one whole message. Throws on what is no OP_MSG and no OP_QUERY. */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4)
  const operation = message.readInt32LE(12)
  if (operation === OP_QUERY) return { id, command: readQuery(message), wantsReply: true, isLegacy: true }
  if (operation !== OP_MSG) throw new Error(`Operation ${operation} of the wire protocol is not supported`)
  const flags = message.readUInt32LE(HEADER_BYTES)
  const sections = message.subarray(HEADER_BYTES + 4, flags & CHECKSUM_PRESENT ? -4 : undefined)
  return { id, command: readSections(sections), wantsReply: (flags & MORE_TO_COME) === 0, isLegacy: false }
}

/** The command itself, and lists of documents that were sent beside it. */
function readSections(sections: Buffer): Doc {
  let body: Doc = {}
  const lists: [string, unknown][] = []
  for (let at = 0; at < sections.length;) {
    const length = sections.readInt32LE(at + 1)
    const content = sections.subarray(at + 1, at + 1 + length)
    if (sections[at] === 0) body = decode(content)
    else lists.push(readList(content))
    at += 1 + length
  }
  return { ...body, ...Object.fromEntries(lists) }
}

/** Documents to insert stay as they came: they are stored so. */
function readList(content: Buffer): [string, unknown[]] {
  const end = content.indexOf(0, 4)
  const name = content.toString('utf8', 4, end)
  const docs: Buffer[] = []
  for (let at = end + 1; at < content.length; at += docs.at(-1)!.length) {
    docs.push(content.subarray(at, at + content.readInt32LE(at)))
  }
  return [name, name === 'documents' ? docs : docs.map(decode)]
}

function readQuery(message: Buffer): Doc {
  const end = message.indexOf(0, HEADER_BYTES + 4)
  const [database = ''] = message.toString('utf8', HEADER_BYTES + 4, end).split('.')
  const skipAndReturn = 8
  return { ...decode(message.subarray(end + 1 + skipAndReturn)), $db: database }
}

const REPLY_FIELDS_BYTES = 20
const NO_FLAGS = Buffer.from([0, 0, 0, 0])
const BODY_SECTION = Buffer.from([0])

/** The message that answers a request with a document. */
export function replyTo(request: Request, body: Buffer): Buffer {
  if (!request.isLegacy) return framed(request.id, OP_MSG, [NO_FLAGS, BODY_SECTION, body])
  const fields = Buffer.alloc(REPLY_FIELDS_BYTES)
  fields.writeInt32LE(1, 16) // one document
  return framed(request.id, OP_REPLY, [fields, body])
}

function framed(responseTo: number, operation: number, parts: Buffer[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  const message = Buffer.concat([header, ...parts])
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(responseTo, 8)
  message.writeInt32LE(operation, 12)
  return message
}
