import { View } from '@tarojs/components'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import './kept.scss'

/** Said only where the device has it. */
export function Kept() {
  return (
    <View className="kept t1 q">
      <Icon name="download" size="s" />
      <View>整本说明书已存在手机里，没信号也能看</View>
    </View>
  )
}
