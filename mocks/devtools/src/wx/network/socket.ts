import { WebSocket, type RawData } from 'ws'
import { asData, asList, asNumber, asText, callIfPresent, type Data } from '../../data.ts'
import { WxFailure } from '../../failure.ts'
import { Listeners } from '../../program/listeners.ts'
import type { Program } from '../../program/program.ts'
import { bytesOf } from '../files.ts'
import type { Task } from '../room.ts'
import { headersOf } from './exchange.ts'
import { OFFLINE, type Line } from './line.ts'

/** Open at once (developers.weixin.qq.com, wx.connectSocket). */
const MOST_SOCKETS = 5
const LOST = { code: 1006, reason: 'abnormal closure' }

/** wx.connectSocket over a real WebSocket; at most five at once, and none survives the loss of the signal. */
export function createSockets(program: Program, line: Line): (options: Data) => Task {
  const open = new Set<WebSocket>()
  const dropAll = () => {
    for (const socket of open) socket.terminate()
  }
  const onNetwork = () => {
    if (program.phone.network === 'none') dropAll()
  }
  program.phone.changes.on('network', onNetwork)
  program.ended.addEventListener('abort', () => {
    program.phone.changes.off('network', onNetwork)
    dropAll()
  })
  return (options) => {
    const task = new SocketTask(program)
    const connect = () => {
      if (open.size >= MOST_SOCKETS) throw new WxFailure('exceed max task count')
      const socket = task.connect(line, options)
      if (socket) open.add(socket.on('close', () => open.delete(socket)))
    }
    return { done: Promise.resolve().then(connect), handle: task.handle }
  }
}

class SocketTask {
  readonly #program: Program
  readonly #listeners: Listeners
  #socket: WebSocket | undefined

  constructor(program: Program) {
    this.#program = program
    this.#listeners = new Listeners(program.realm)
  }

  /** What the app gets. */
  get handle(): Data {
    return {
      ...this.#listeners.registrations(['Open', 'Message', 'Error', 'Close']),
      send: (options: unknown) => this.#send(asData(options)),
      close: (options: unknown) => {
        const { code, reason } = asData(options)
        this.#socket?.close(asNumber(code, 1000), asText(reason))
      },
    }
  }

  /** Connects; without a signal the task exists and fails. @throws WxFailure when the app may not go there */
  connect(line: Line, options: Data): WebSocket | undefined {
    try {
      const url = line.resolve(asText(options.url))
      const protocols = asList(options.protocols).map((name) => asText(name))
      const handshakeTimeout = asNumber(options.timeout, 60_000)
      this.#socket = new WebSocket(url, protocols, { headers: headersOf(options.header), handshakeTimeout })
      this.#follow(this.#socket)
    } catch (error) {
      if (error !== OFFLINE) throw error
      setImmediate(() => {
        this.#listeners.fire('Error', { errMsg: OFFLINE.message })
        this.#listeners.fire('Close', LOST)
      })
    }
    return this.#socket
  }

  #follow(socket: WebSocket): void {
    const listeners = this.#listeners
    socket.on('open', () => listeners.fire('Open', { header: {} }))
    socket.on('message', (data, isBinary) => {
      const bytes = bytesIn(data)
      listeners.fire('Message', { data: isBinary ? bytes : bytes.toString() })
    })
    socket.on('error', (error) => listeners.fire('Error', { errMsg: error.message }))
    socket.on('close', (code, reason) =>
      listeners.fire('Close', code === LOST.code ? LOST : { code, reason: reason.toString() }),
    )
  }

  #send(options: Data): void {
    const answer = (callback: 'success' | 'fail', errMsg: string) =>
      this.#program.realm.guard(() => callIfPresent(options, callback, this.#program.realm.into({ errMsg })))
    const socket = this.#socket
    if (socket?.readyState !== WebSocket.OPEN) {
      answer('fail', 'sendSocketMessage:fail SocketTask.readyState is not OPEN')
      return
    }
    const data = typeof options.data === 'string' ? options.data : bytesOf(options.data)
    socket.send(data, () => answer('success', 'sendSocketMessage:ok'))
  }
}

const bytesIn = (data: RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
