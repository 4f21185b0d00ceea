import { View } from '@tarojs/components'
import './kbd.scss'

/** The key that does it, beside the words; only where there is a keyboard. */
export function Kbd({ children }: { children: string }) {
  if (process.env.TARO_ENV !== 'h5') return null
  return (
    <View className="kbd" aria-hidden>
      {children}
    </View>
  )
}
