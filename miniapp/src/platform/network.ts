import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

let online = true
let watched = false
const listeners = new Set<() => void>()

function tell(now: boolean): void {
  if (now === online) return
  online = now
  for (const listener of listeners) listener()
}

function watch(): void {
  if (watched) return
  watched = true
  if (process.env.TARO_ENV === 'h5') {
    tell(navigator.onLine)
    window.addEventListener('online', () => tell(true))
    window.addEventListener('offline', () => tell(false))
    return
  }
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected))
  void Taro.getNetworkType().then(({ networkType }) => tell(networkType !== 'none'))
}

/** Calls back whenever the device gains or loses its network; returns how to stop. */
export function onNetworkChange(listener: () => void): () => void {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the device believes it has a network. A request may still fail. */
export const isOnline = (): boolean => online

export const useOnline = (): boolean => useSyncExternalStore(onNetworkChange, isOnline)
