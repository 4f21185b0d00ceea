import { View } from '@tarojs/components'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { absolute } from '../../../../../api/client.ts'
import { playClip, showPictures } from '../../../../../platform/media.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Picture } from '../../../../../ui/picture/picture.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import '../../../../../ui/photo-strip/photo-strip.scss'
import type { JobNow } from '../../../job-now.ts'

/** What the customer said and showed. */
export function Talk({ now: { view } }: { now: JobNow }) {
  if (view.thread.length === 0) return null
  const pictures = view.thread.flatMap(({ media }) =>
    media.flatMap(({ kind, url }) => (kind === 'image' ? [absolute(url)] : [])),
  )
  return (
    <>
      <Section title="客户说的" />
      <Card label="客户说的">
        {view.thread.map(({ at, text, media }, i) => (
          <View key={at} className={i > 0 ? 'mt3' : ''}>
            <View className="t1 q num">{`${dayWords(at, new Date())} ${clock(at)}`}</View>
            {text && <View className="t2">{text}</View>}
            {media.length > 0 && (
              <View className="photos mt2">
                {media.map(({ id, kind, url }, n) => (
                  <Press
                    key={id}
                    className="photo"
                    label={kind === 'image' ? `看第 ${n + 1} 张` : '放这段视频'}
                    onPress={() =>
                      kind === 'image' ? showPictures(pictures, absolute(url)) : playClip(absolute(url))
                    }
                  >
                    {kind === 'image' ? (
                      <Picture className="photo-src" src={absolute(url)} />
                    ) : (
                      <Icon name="play" />
                    )}
                  </Press>
                ))}
              </View>
            )}
          </View>
        ))}
      </Card>
    </>
  )
}
