import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import { Press } from '../press/press.tsx'
import './track.scss'

export interface TrackItem {
  id: string
  text: string
  /** 今天 8:51，合肥市网点 */
  at: string
  /** this is how it stands now */
  now?: boolean
  /** it leads to more about it */
  onPress?: () => void
}

/** What happened, newest on top by the time it happened. `plain`: a record, where nothing is under way. */
export function Track({ items, plain }: { items: readonly TrackItem[]; plain?: boolean }) {
  return (
    <View className={cls('track', plain && 'track--plain')} {...role('list')}>
      {items.map((item) => (
        <View
          key={item.id}
          className={cls('track-item', item.now && 'track-item--now')}
          {...role('listitem')}
        >
          <View className="track-dot" />
          {item.onPress ? (
            <Press className="track-text track-press" onPress={item.onPress}>
              <View className="grow">
                {item.text}
                <View className="track-at">{item.at}</View>
              </View>
              <Icon name="go" size="xs" tone="quiet" />
            </Press>
          ) : (
            <View className="track-text">
              {item.text}
              <View className="track-at">{item.at}</View>
            </View>
          )}
        </View>
      ))}
    </View>
  )
}
