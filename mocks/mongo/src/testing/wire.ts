import { decode, type Doc, encode } from '../bson/values.ts'
import { once } from 'node:events'
import { connect } from 'node:net'

/** Sends one command as bytes, with nothing a driver would add, and gives the answer. Rejects where none comes. */
export async function sendRaw(uri: string, command: Doc): Promise<Doc> {
  const socket = connect(Number(new URL(uri).port), '127.0.0.1')
  const body = encode(command)
  const message = Buffer.concat([Buffer.alloc(21), body])
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(2013, 12)
  socket.write(message)
  const closed = once(socket, 'close').then(() => Promise.reject(new Error('The connection was closed')))
  let answer = Buffer.alloc(0)
  while (answer.length < 4 || answer.length < answer.readInt32LE(0)) {
    const [bytes] = (await Promise.race([once(socket, 'data'), closed])) as [Buffer]
    answer = Buffer.concat([answer, bytes])
  }
  closed.catch(() => undefined)
  socket.destroy()
  return decode(answer.subarray(21))
}
