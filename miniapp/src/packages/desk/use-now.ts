import { useSyncExternalStore } from 'react'

const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  timer ??= setInterval(tick, 1000)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = Date.now()
  for (const watcher of watchers) watcher()
}

/** The time, anew each second: one clock for all that is shown. Only small parts should ask for it. */
export const useNow = (): number => useSyncExternalStore(watch, () => now)
