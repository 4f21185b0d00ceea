const TRIED = 'onehall.reloaded'
/** A build that was replaced twice within a minute is no longer the reason. */
const AGAIN_MS = 60_000
/** The page itself goes first. */
const AHEAD_AFTER_MS = 500

/**
 * In a browser, the code of a page is loaded when the page is first opened. Where that fails, calls back and stays
 * where the person was; unless there is a network: then a newer build has taken its place, and the app is loaded anew.
 */
export function onMissingPart(tell: () => void): void {
  if (process.env.TARO_ENV !== 'h5') return
  window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    if (!(reason instanceof Error && /Loading (CSS )?chunk/.test(reason.message))) return
    if (navigator.onLine && !triedLately()) {
      window.location.reload()
      return
    }
    window.history.back()
    tell()
  })
}

/** Once the page that was asked for stands: who loses the network later still finds these. */
export function loadRoomsAhead(rooms: readonly (() => Promise<unknown>)[]): void {
  // where it fails now, it is tried again when the page is opened
  const load = (): void => rooms.forEach((room) => void room().catch(() => undefined))
  if (process.env.TARO_ENV === 'h5') setTimeout(load, AHEAD_AFTER_MS)
}

function triedLately(): boolean {
  try {
    const before = Number(sessionStorage.getItem(TRIED))
    sessionStorage.setItem(TRIED, String(Date.now()))
    return Date.now() - before < AGAIN_MS
  } catch {
    // a browser that keeps nothing might reload for ever
    return true
  }
}
