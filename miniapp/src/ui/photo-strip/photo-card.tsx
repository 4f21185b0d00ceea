import { View } from '@tarojs/components'
import { Card } from '../card/card.tsx'
import { Note } from '../note/note.tsx'
import { Row } from '../row/row.tsx'
import { PhotoStrip, type PhotoStripProps } from './photo-strip.tsx'

interface PhotoCardProps extends PhotoStripProps {
  /** why one may add some: 可不加。加了，师傅能少跑一趟 */
  sub: string
  /** why none was taken */
  problem: string | null
}

/** Pictures and clips that go along: one line until there are some. */
export function PhotoCard({ sub, problem, ...strip }: PhotoCardProps) {
  return (
    <View className="mt5">
      {strip.items.length === 0 ? (
        <Card list>
          <Row icon="camera" title="加张照片或小视频" sub={sub} onPress={strip.onAdd} />
        </Card>
      ) : (
        <Card label="照片和视频">
          <PhotoStrip {...strip} />
        </Card>
      )}
      {problem && (
        <View className="mt2">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
    </View>
  )
}
