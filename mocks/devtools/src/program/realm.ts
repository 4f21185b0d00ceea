import { createContext, runInContext } from 'node:vm'
import { isCallable, isData, type Callable, type Data } from '../data.ts'

/** Makers of the realm's own objects, so that `instanceof` holds in the app. */
interface Makers {
  object(): Data
  array(): unknown[]
  buffer(length: number): ArrayBuffer
  error(message: string): Error
  promise(start: (resolve: Callable, reject: Callable) => void): Promise<unknown>
  isPromise(value: unknown): boolean
  owns(value: unknown): boolean
}

const MAKERS = `({
  object: () => ({}),
  array: () => [],
  buffer: (length) => new ArrayBuffer(length),
  error: (message) => new Error(message),
  promise: (start) => new Promise(start),
  isPromise: (value) => value instanceof Promise,
  owns: (value) => value instanceof Object,
})`

/**
 * The JavaScript world the mini-program runs in: ECMAScript and timers, nothing of Node or of a browser, and no `eval`,
 * as in WeChat. Whatever its code throws goes to `report`; after `end` nothing of it runs any more.
 */
export class Realm {
  readonly global: Data
  readonly #report: (error: unknown) => void
  readonly #timers = new Map<number, NodeJS.Timeout>()
  readonly #make: Makers
  #lastTimer = 0
  #ended = false

  constructor(report: (error: unknown) => void) {
    this.#report = report
    this.global = createContext({}, { codeGeneration: { strings: false, wasm: true } })
    this.#make = this.evaluate(MAKERS) as Makers
    this.#provideTimers()
  }

  /** Runs source text; `filename` is what stack traces show. */
  evaluate(source: string, filename = 'evaluated.js'): unknown {
    return runInContext(source, this.global, { filename })
  }

  /** Runs code of the app; what it throws is reported, not passed on. */
  guard<T>(run: () => T): T | undefined {
    if (this.#ended) return undefined
    try {
      return run()
    } catch (error) {
      this.#report(error)
      return undefined
    }
  }

  /**
   * The value with objects, lists and buffers of the realm in place of the host's, so that `instanceof Array` holds in the
   * app. What is the realm's already, and functions, pass as they are.
   */
  into(value: unknown): unknown {
    if (!isData(value) || this.#make.owns(value)) return value
    if (value instanceof Uint8Array) return this.#buffer(value)
    if (Array.isArray(value))
      return Object.assign(
        this.#make.array(),
        value.map((item) => this.into(item)),
      )
    const copy = this.#make.object()
    for (const [key, item] of Object.entries(value)) copy[key] = this.into(item)
    return copy
  }

  /** A deep copy of plain data, as WeChat makes of what a page declares or sets: what JSON keeps. */
  copy(data: unknown): Data {
    return this.into(JSON.parse(JSON.stringify(data ?? {}))) as Data
  }

  /** An Error of the realm that also carries `fields`, as what WeChat's *Sync APIs throw. */
  error(message: string, fields: Data = {}): Error {
    return Object.assign(this.#make.error(message), fields)
  }

  promise(start: (resolve: Callable, reject: Callable) => void): Promise<unknown> {
    return this.#make.promise(start)
  }

  isPromise(promise: unknown): boolean {
    return this.#make.isPromise(promise)
  }

  end(): void {
    this.#ended = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #buffer(bytes: Uint8Array): ArrayBuffer {
    const buffer = this.#make.buffer(bytes.length)
    new Uint8Array(buffer).set(bytes)
    return buffer
  }

  /** Ids are numbers and belong to the realm, so that ending it ends every timer. */
  #provideTimers(): void {
    const clear = (id: unknown) => {
      clearTimeout(this.#timers.get(id as number))
      this.#timers.delete(id as number)
    }
    const start =
      (repeat: boolean) =>
      (run: unknown, delay: unknown, ...args: unknown[]) => {
        if (this.#ended || !isCallable(run)) return 0
        const id = ++this.#lastTimer
        const fire = () => {
          if (!repeat) this.#timers.delete(id)
          this.guard(() => run(...args))
        }
        this.#timers.set(
          id,
          repeat ? setInterval(fire, Number(delay) || 0) : setTimeout(fire, Number(delay) || 0),
        )
        return id
      }
    Object.assign(this.global, {
      setTimeout: start(false),
      setInterval: start(true),
      clearTimeout: clear,
      clearInterval: clear,
      global: this.global,
    })
  }
}
