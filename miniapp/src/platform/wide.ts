import { useEffect, useState } from 'react'

/** Room for three columns beside each other. */
const WIDE = '(min-width: 1024px)'

/** Whether this is a browser on a desk. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => process.env.TARO_ENV === 'h5' && window.matchMedia(WIDE).matches)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const query = window.matchMedia(WIDE)
    const look = (): void => setWide(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
