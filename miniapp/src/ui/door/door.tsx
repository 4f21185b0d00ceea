import { View } from '@tarojs/components'
import { Press } from '../press/press.tsx'
import './drawn.scss'
import './door.scss'

/** The scan panel: the one door of the home page. */
export function Door({ greeting, onScan }: { greeting: string; onScan: () => void }) {
  return (
    <Press className="door" onPress={onScan}>
      <View className="door-hi">{greeting}</View>
      <View className="door-act">扫一扫</View>
      <View className="door-sub">
        <View>产品、包裹上的码，</View>
        <View>都从这里进</View>
      </View>
      <View className="door-art" aria-hidden />
    </Press>
  )
}
