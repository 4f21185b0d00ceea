import { View } from '@tarojs/components'
import type { MessageView } from '@onehall/shared/contract/requests'
import { absolute } from '../../../../../api/client.ts'
import { playClip, showPictures } from '../../../../../platform/media.ts'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Picture } from '../../../../../ui/picture/picture.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import { Hear, Say } from '../../../../../ui/thread/thread.tsx'
import { momentWords } from '../standing.ts'
import './message.scss'

/** One thing that was said, by whoever said it. */
export function Message({ message, now }: { message: MessageView; now: Date }) {
  const { from, name, text, at, media } = message
  const photos = media.length > 0 && <Photos media={media} />
  if (from === 'you') return <Say media={photos}>{text}</Say>
  return (
    <Hear who={whoSays(from, name)} hall={from === 'hall'} at={momentWords(at, now)}>
      {text}
      {photos}
    </Hear>
  )
}

/** 许宁，一厅客服 */
function whoSays(from: 'agent' | 'department' | 'hall', name: string | null): string {
  if (from === 'agent') return name ? `${name}，一厅客服` : '一厅客服'
  return name ?? '一厅'
}

function Photos({ media }: { media: MessageView['media'] }) {
  const pictures = media.filter(({ kind }) => kind === 'image').map(({ url }) => absolute(url))
  return (
    <View className="said-photos">
      {media.map(({ id, kind, url }, i) => (
        <Press
          key={id}
          className="said-photo"
          label={kind === 'image' ? `看第 ${i + 1} 张照片` : `播放第 ${i + 1} 段视频`}
          onPress={() => (kind === 'image' ? showPictures(pictures, absolute(url)) : playClip(absolute(url)))}
        >
          {kind === 'image' ? (
            <Picture className="said-photo-src" src={absolute(url)} />
          ) : (
            <Icon name="play" />
          )}
        </Press>
      ))}
    </View>
  )
}
