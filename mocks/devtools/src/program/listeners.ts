import { isCallable, type Callable } from '../data.ts'
import type { Realm } from './realm.ts'

/** What the app registered with onXxx, by the event's name (`NetworkStatusChange`): on wx, or on a task. */
export class Listeners {
  readonly #realm: Realm
  readonly #byEvent = new Map<string, Set<Callable>>()

  constructor(realm: Realm) {
    this.#realm = realm
  }

  fire(event: string, payload: unknown): void {
    const given = this.#realm.into(payload)
    for (const listener of this.#of(event)) this.#realm.guard(() => listener(given))
  }

  /** onXxx and offXxx for each event; off without a listener takes all of them away. */
  registrations(events: string[]): Record<string, Callable> {
    return Object.fromEntries(
      events.flatMap((event): [string, Callable][] => [
        [`on${event}`, (listener) => this.#add(event, listener)],
        [`off${event}`, (listener) => this.#remove(event, listener)],
      ]),
    )
  }

  #add(event: string, listener: unknown): void {
    if (isCallable(listener)) this.#of(event).add(listener)
  }

  #remove(event: string, listener: unknown): void {
    if (isCallable(listener)) this.#of(event).delete(listener)
    else this.#of(event).clear()
  }

  #of(event: string): Set<Callable> {
    const set = this.#byEvent.get(event) ?? new Set()
    this.#byEvent.set(event, set)
    return set
  }
}
