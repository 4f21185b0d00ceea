import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Doc } from '../bson/values.ts'
import { HEADER_BYTES, readRequest, replyTo } from './message.ts'

const LARGEST_MESSAGE = 48_000_000 + 16 * 1024

/** Takes a command and calls back with the answer as BSON. */
export type Submit = (command: Doc, reply: (body: Buffer) => void) => void

/** Listens on 127.0.0.1 and speaks MongoDB's wire protocol. */
export class Listener {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly submit: Submit

  constructor(submit: Submit) {
    this.submit = submit
    this.server = createServer((socket) => this.serve(socket))
  }

  /** Starts to listen; gives the port, chosen by the system where 0 is asked for. */
  async listen(port: number): Promise<number> {
    this.server.listen(port, '127.0.0.1')
    await once(this.server, 'listening')
    return (this.server.address() as AddressInfo).port
  }

  /** Takes nothing more; what has been answered still goes out. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const socket of this.sockets) {
      socket.removeAllListeners('data')
      socket.destroySoon()
    }
    await closed
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => this.sockets.delete(socket))
    // a client that goes away is no failure: 'close' follows
    socket.on('error', () => undefined)
    const messages = splitter((message) => this.receive(socket, message))
    socket.on('data', (bytes) => {
      try {
        messages(bytes)
      } catch (error) {
        process.stderr.write(`A client was dropped: ${String(error)}\n`)
        socket.destroy()
      }
    })
  }

  private receive(socket: Socket, message: Buffer): void {
    const request = readRequest(message)
    this.submit(request.command, (body) => {
      if (request.wantsReply && socket.writable) socket.write(replyTo(request, body))
    })
  }
}

/** Cuts a stream of bytes into messages. */
function splitter(take: (message: Buffer) => void): (bytes: Buffer) => void {
  let pending: Buffer[] = []
  let size = 0
  return (bytes) => {
    pending.push(bytes)
    size += bytes.length
    while (size >= HEADER_BYTES) {
      // a large message comes in many pieces: they are joined once, when all are there
      if (pending[0]!.length < HEADER_BYTES) pending = [Buffer.concat(pending)]
      const length = pending[0]!.readInt32LE(0)
      if (length < HEADER_BYTES || length > LARGEST_MESSAGE) throw new Error(`a message of ${length} bytes`)
      if (size < length) return
      const whole = Buffer.concat(pending)
      take(whole.subarray(0, length))
      pending = [whole.subarray(length)]
      size -= length
    }
  }
}
