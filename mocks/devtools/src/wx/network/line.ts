import { WxFailure } from '../../failure.ts'
import type { Program } from '../../program/program.ts'

/** WeChat's wording, as its Android client gives it. */
const netError = (code: number, name: string) =>
  new WxFailure(`errcode:${code} cronet_error_code:${code} error_msg:net::${name}`, { errno: 600001 })
const REASONS: Record<string, WxFailure> = {
  ECONNREFUSED: netError(-102, 'ERR_CONNECTION_REFUSED'),
  ECONNRESET: netError(-101, 'ERR_CONNECTION_RESET'),
  UND_ERR_SOCKET: netError(-100, 'ERR_CONNECTION_CLOSED'),
  ENOTFOUND: netError(-105, 'ERR_NAME_NOT_RESOLVED'),
}
export const OFFLINE = netError(-106, 'ERR_INTERNET_DISCONNECTED')
const CHANGED = netError(-21, 'ERR_NETWORK_CHANGED')

/** request, uploadFile and downloadFile together (developers.weixin.qq.com, 网络). */
const MOST_AT_ONCE = 10

/** The run's way to the network: who may be reached, how many at once, and what happens when the signal goes. */
export class Line {
  readonly #program: Program
  readonly #open = new Set<AbortController>()
  readonly #waiting = new Set<() => void>()
  #busy = 0

  constructor(program: Program) {
    this.#program = program
    const dropAll = () => {
      if (program.phone.network === 'none') for (const exchange of this.#open) exchange.abort(CHANGED)
    }
    program.phone.changes.on('network', dropAll)
    program.ended.addEventListener('abort', () => {
      program.phone.changes.off('network', dropAll)
      for (const exchange of this.#open) exchange.abort(program.ended.reason)
    })
  }

  /** Where the address really is. @throws WxFailure when there is no signal, or the app may not go there */
  resolve(address: string): URL {
    const { network, domains, hosts } = this.#program.phone
    if (!URL.canParse(address)) throw new WxFailure('invalid url', { errno: 600009 })
    const url = new URL(address)
    if (domains && !domains.includes(`${url.protocol}//${url.host}`))
      throw new WxFailure('url not in domain list', { errno: 600002 })
    if (network === 'none') throw OFFLINE
    const place = hosts[url.host]
    if (place !== undefined) {
      url.protocol = url.protocol.startsWith('ws') ? 'ws' : 'http'
      url.host = place
    }
    return url
  }

  /** Runs one exchange when a place is free. Aborting `exchange`, or the loss of the signal, rejects with the reason. */
  async run<T>(exchange: AbortController, work: () => Promise<T>): Promise<T> {
    this.#open.add(exchange)
    this.#count()
    try {
      await this.#takePlace(exchange.signal)
      return await work().finally(() => this.#leavePlace())
    } catch (error) {
      throw reasonOf(exchange.signal, error)
    } finally {
      this.#open.delete(exchange)
    }
  }

  #count(): void {
    const { requests } = this.#program.stats
    requests.calls++
    requests.mostAtOnce = Math.max(requests.mostAtOnce, this.#open.size)
  }

  #takePlace(signal: AbortSignal): Promise<void> {
    if (this.#busy < MOST_AT_ONCE) {
      this.#busy++
      return Promise.resolve()
    }
    return new Promise((enter, fail) => {
      this.#waiting.add(enter)
      signal.addEventListener('abort', () => {
        this.#waiting.delete(enter)
        fail(signal.reason as Error)
      })
    })
  }

  /** Hands the place to the one who waited longest. */
  #leavePlace(): void {
    const [next] = this.#waiting
    if (!next) this.#busy--
    else if (this.#waiting.delete(next)) next()
  }
}

function reasonOf(signal: AbortSignal, error: unknown): unknown {
  if (signal.aborted) return signal.reason
  if (error instanceof WxFailure) return error
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = typeof cause === 'object' && cause && 'code' in cause ? String(cause.code) : ''
  return REASONS[code] ?? netError(-2, 'ERR_FAILED')
}
