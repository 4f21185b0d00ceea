import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { IconButton } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import { Picture } from '../picture/picture.tsx'
import { Press } from '../press/press.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import './photo-strip.scss'

export interface Photo {
  id: string
  /** a picture the device can show; a clip has none until its cover is known */
  src: string | null
  kind: 'image' | 'video'
  /** sent: the server has it · kept: on the device, not sent yet */
  state: 'sending' | 'sent' | 'failed' | 'kept'
  /** 0 to 100 while sending */
  percent: number
}

export interface PhotoStripProps {
  items: readonly Photo[]
  max: number
  /** 加一张, 拍照 */
  add?: string
  /** where a page has several strips: what readers say of adding to this one */
  addLabel?: string | undefined
  onAdd: () => void
  onRemove: (id: string) => void
  onRetry: (id: string) => void
  onShow: (id: string) => void
}

/** What goes with a report: thumbnails with their progress, a way to try again, and to take one out. */
export function PhotoStrip({ items, max, add = '加一张', addLabel, onAdd, ...on }: PhotoStripProps) {
  return (
    <View className="photos">
      {items.map((photo, i) => (
        <Thumbnail key={photo.id} photo={photo} name={`第 ${i + 1} 张`} {...on} />
      ))}
      {items.length < max && (
        <Press className="photo photo--add" label={addLabel} onPress={onAdd}>
          <Icon name={add === '拍照' ? 'camera' : 'plus'} />
          <View>{add}</View>
        </Press>
      )}
    </View>
  )
}

type ThumbnailProps = { photo: Photo; name: string } & Pick<
  PhotoStripProps,
  'onRemove' | 'onRetry' | 'onShow'
>

function Thumbnail({ photo, name, onRemove, onRetry, onShow }: ThumbnailProps) {
  const failed = photo.state === 'failed'
  return (
    <View className="photo-place">
      <Press
        className={cls('photo', failed && 'photo--failed')}
        label={failed ? `${name}没传上，再传一次` : `看${name}`}
        onPress={() => (failed ? onRetry(photo.id) : onShow(photo.id))}
      >
        {photo.src ? (
          <Picture className="photo-src" src={photo.src} />
        ) : (
          <Icon name={photo.kind === 'video' ? 'play' : 'image'} />
        )}
        {failed && (
          <View className="photo-veil">
            <Icon name="refresh" size="s" />
            <View>再传</View>
          </View>
        )}
      </Press>
      {photo.state === 'sending' && (
        <ProgressBar percent={photo.percent} label={`${name}传了 ${photo.percent}%`} />
      )}
      <View className="photo-out">
        <IconButton bare icon="cross" label={`去掉${name}`} onPress={() => onRemove(photo.id)} />
      </View>
    </View>
  )
}
