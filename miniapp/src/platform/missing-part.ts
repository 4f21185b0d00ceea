const TRIED = 'onehall.reloaded'
/** A build that was replaced twice within a minute is no longer the reason. */
const AGAIN_MS = 60_000

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
