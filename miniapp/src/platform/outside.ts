/** Opens a page that is not ours, beside ours. In a browser: WeChat opens nothing but itself. */
export function openOutside(url: string): void {
  if (process.env.TARO_ENV === 'h5') window.open(url, '_blank', 'noopener')
}
