import { View } from '@tarojs/components'
import { Icon } from '../icon/icon.tsx'
import { Press } from '../press/press.tsx'
import './ask-box.scss'

/** Looks like a line to write in; opens the page where one writes. */
export function AskBox({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <Press className="askbox" onPress={onPress}>
      <Icon name="ask" />
      <View>{text}</View>
    </Press>
  )
}
