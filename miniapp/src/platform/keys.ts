import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** What a key does; false where it did nothing, so that the browser may do its own. */
export type Keys = Record<string, () => unknown>

/**
 * Keys of a browser's keyboard by their name, as `j`, `?`, `ArrowDown`, `Ctrl+Enter` (Command as well). While
 * somebody types, only Escape and what is held with Ctrl; none while another page lies on top. Nothing in WeChat.
 */
export function useKeys(keys: Keys): void {
  const newest = useRef(keys)
  newest.current = keys
  const onTop = useRef(true)
  useDidShow(() => void (onTop.current = true))
  useDidHide(() => void (onTop.current = false))
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const press = (e: KeyboardEvent): void => {
      if (!onTop.current || e.defaultPrevented || e.isComposing || e.altKey) return
      const act = newest.current[nameOf(e)]
      if (act && act() !== false) e.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function nameOf({ key, ctrlKey, metaKey, target }: KeyboardEvent): string {
  if (ctrlKey || metaKey) return `Ctrl+${key}`
  if (key !== 'Escape' && isWriting(target)) return ''
  return key.length === 1 ? key.toLowerCase() : key
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/**
 * Puts the focus on the first element that fits, after what was changed just now is drawn and before the next key is
 * read. In WeChat nothing has a focus.
 */
export function focusOn(selector: string): void {
  if (process.env.TARO_ENV !== 'h5') return
  // React draws what a key changed in a microtask of its own, which was asked for before this one
  queueMicrotask(() => {
    // pages under this one may have the same: only what is shown can take the focus
    const all = [...document.querySelectorAll<HTMLElement>(selector)]
    all.find((one) => one.offsetParent !== null)?.focus()
  })
}

export const isFocusIn = (selector: string): boolean =>
  process.env.TARO_ENV === 'h5' && document.activeElement?.closest(selector) != null

/** Takes the focus out of a field, so that single keys work again. */
export function letGoOfFocus(): void {
  if (process.env.TARO_ENV === 'h5' && document.activeElement instanceof HTMLElement)
    document.activeElement.blur()
}
