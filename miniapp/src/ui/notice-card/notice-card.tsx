import { View } from '@tarojs/components'
import { Icon } from '../icon/icon.tsx'
import { Portrait } from '../portrait/portrait.tsx'
import { Press } from '../press/press.tsx'
import '../card/card.scss'
import './notice-card.scss'

interface NoticeCardProps {
  /** 箱子上印着一则寻人公告 */
  title: string
  notice: { sex: '男' | '女'; sentence: string }
  /** the portrait of then */
  src: string
  onPress: () => void
}

/** A notice where it is met: on a parcel. It leads to the whole of it. */
export function NoticeCard({ title, notice: { sex, sentence }, src, onPress }: NoticeCardProps) {
  return (
    <Press className="card notice-card" onPress={onPress}>
      <Portrait size="card" src={src} drawn={sex === '女' ? 'girl' : 'boy'} label="走失时的照片" />
      <View className="grow">
        <View className="notice-card-title">{title}</View>
        <View className="notice-card-text">{sentence}</View>
      </View>
      <Icon name="go" size="xs" />
    </Press>
  )
}
