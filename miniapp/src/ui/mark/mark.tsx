import { View } from '@tarojs/components'
import './drawn.scss'
import './mark.scss'

/** The door and its threshold. */
export function Mark() {
  return <View className="mark" aria-hidden />
}
