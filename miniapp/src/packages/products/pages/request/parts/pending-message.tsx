import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { role } from '../../../../../ui/aria.ts'
import { Link } from '../../../../../ui/button/button.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Picture } from '../../../../../ui/picture/picture.tsx'
import { Say } from '../../../../../ui/thread/thread.tsx'
import type { Pending, Talk } from '../use-talk.ts'
import './message.scss'

/** What she said and the server does not have yet. */
export function PendingMessages({ pending, retry, discard }: Pick<Talk, 'pending' | 'retry' | 'discard'>) {
  return (
    <>
      {pending.map((one) => (
        <Fragment key={one.key}>
          <Say media={one.photos.length > 0 && <Thumbnails photos={one.photos} />}>{one.text}</Say>
          {one.state === 'sending' ? (
            <View className="said-state" {...role('status')}>
              正在发
            </View>
          ) : (
            <View className="said-state said-state--bad" {...role('alert')}>
              <View>没发出去。{one.problem}</View>
              <Link onPress={() => discard(one.key)}>不发了</Link>
              <Link onPress={() => retry(one.key)}>再发一次</Link>
            </View>
          )}
        </Fragment>
      ))}
    </>
  )
}

function Thumbnails({ photos }: Pick<Pending, 'photos'>) {
  return (
    <View className="said-photos">
      {photos.map(({ src, kind }, i) => (
        <View key={i} className="said-photo">
          {src ? (
            <Picture className="said-photo-src" src={src} />
          ) : (
            <Icon name={kind === 'video' ? 'play' : 'image'} />
          )}
        </View>
      ))}
    </View>
  )
}
