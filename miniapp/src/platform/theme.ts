export type ThemeChoice = 'system' | 'light' | 'dark'

/** In WeChat the system's setting holds, for its own bars as for our pages; in a browser a person may choose. */
export const canChooseTheme = process.env.TARO_ENV === 'h5'

const systemIsDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

/** Paints the pages; index.html does the same before the first paint. */
export function applyTheme(choice: ThemeChoice): void {
  if (process.env.TARO_ENV !== 'h5') return
  const dark = choice === 'dark' || (choice === 'system' && systemIsDark().matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper)
}

/** Calls back when the system turns dark or light. */
export function onSystemTheme(listener: () => void): void {
  if (process.env.TARO_ENV === 'h5') systemIsDark().addEventListener('change', listener)
}
