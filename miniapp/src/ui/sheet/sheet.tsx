import { View } from '@tarojs/components'
import Popup from '@nutui/nutui-react-taro/dist/es/packages/popup'
import '@nutui/nutui-react-taro/dist/es/packages/popup/style/css'
import { useEffect, useRef, type ReactNode } from 'react'
import { role } from '../aria.ts'
import { IconButton } from '../button/button.tsx'
import './sheet.scss'

interface SheetProps {
  open: boolean
  title: string
  children: ReactNode
  /** the act, under what scrolls */
  foot?: ReactNode
  /** a question that must be answered: no cross, and the veil does not close it */
  firm?: boolean
  onClose: () => void
}

/**
 * Comes up from the bottom for one small matter. What is in it goes when it closes, by us: NutUI's `destroyOnClose`
 * does so by a timer that it does not stop, and a sheet opened again within that time stayed empty.
 */
export function Sheet({ open, title, children, foot, firm, onClose }: SheetProps) {
  return (
    <Popup
      visible={open}
      position="bottom"
      round
      lockScroll
      duration={220}
      zIndex={1000}
      className="sheet"
      closeOnOverlayClick={!firm}
      onClose={onClose}
    >
      {open && (
        <SheetBody title={title} firm={firm ?? false} onClose={onClose} foot={foot}>
          {children}
        </SheetBody>
      )}
    </Popup>
  )
}

type SheetBodyProps = Omit<SheetProps, 'open'>

function SheetBody({ title, children, foot, firm, onClose }: SheetBodyProps) {
  const body = useDialogFocus(firm ? undefined : onClose)
  return (
    <View className="sheet-body" ref={body} {...dialog(title)}>
      <View className="sheet-head">
        <View className="sheet-title" {...role('heading')} aria-level={2}>
          {title}
        </View>
        {!firm && <IconButton bare icon="cross" label="关闭" onPress={onClose} />}
      </View>
      <View className="sheet-main">{children}</View>
      {foot && <View className="sheet-foot">{foot}</View>}
    </View>
  )
}

/** `tabIndex` lets a browser put the focus there; WeChat has none. */
const dialog = (title: string): object => ({
  ...role('dialog'),
  'aria-modal': true,
  'aria-label': title,
  ...(process.env.TARO_ENV === 'h5' && { tabIndex: -1 }),
})

/** In a browser: the focus goes into the sheet, Escape closes it, and the focus goes back where it was. */
function useDialogFocus(onEscape: (() => void) | undefined) {
  const body = useRef<HTMLElement>(null)
  const escape = useRef(onEscape)
  escape.current = onEscape
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const before = document.activeElement
    body.current?.focus()
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'Escape') escape.current?.()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return body
}
