import { isCallable, type Callable, type Data } from '../data.ts'
import type { Realm } from './realm.ts'

/** What wx.navigateTo and the page it opened talk through. */
export type EventChannel = Data

export function createEventChannel(realm: Realm): EventChannel {
  const listeners = new Map<string, Set<Callable>>()
  const of = (event: unknown) => {
    const name = String(event)
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set)
    return set
  }
  const on = (event: unknown, listener: unknown) => {
    if (isCallable(listener)) of(event).add(listener)
  }
  return realm.into({
    on,
    once: (event: unknown, listener: unknown) => {
      const first = (...args: unknown[]) => {
        of(event).delete(first)
        if (isCallable(listener)) listener(...args)
      }
      on(event, first)
    },
    off: (event: unknown, listener: unknown) =>
      isCallable(listener) ? of(event).delete(listener) : of(event).clear(),
    emit: (event: unknown, ...args: unknown[]) => {
      for (const listener of of(event)) realm.guard(() => listener(...args))
    },
  }) as EventChannel
}
