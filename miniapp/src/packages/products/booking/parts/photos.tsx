import { View } from '@tarojs/components'
import { MEDIA_PER_MESSAGE } from '@onehall/shared/domain/limits'
import { useState } from 'react'
import { chooseMedia, showPictures } from '../../../../platform/media.ts'
import type { Uploads } from '../../../../state/use-uploads.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { PhotoStrip } from '../../../../ui/photo-strip/photo-strip.tsx'
import { Row } from '../../../../ui/row/row.tsx'

/** Pictures and clips for whoever comes. */
export function Photos({ uploads }: { uploads: Uploads }) {
  const [problem, setProblem] = useState<string | null>(null)
  const { photos, add, remove, retry } = uploads

  async function choose(): Promise<void> {
    const chosen = await chooseMedia({ count: MEDIA_PER_MESSAGE - photos.length })
    setProblem(chosen.ok || chosen.why === 'cancelled' ? null : chosen.sentence)
    if (chosen.ok) add(chosen.value)
  }

  function show(id: string): void {
    const src = photos.find((photo) => photo.id === id)?.src
    if (src)
      showPictures(
        photos.flatMap((photo) => photo.src ?? []),
        src,
      )
  }

  return (
    <View className="mt5">
      {photos.length === 0 ? (
        <Card list>
          <Row
            icon="camera"
            title="加张照片或小视频"
            sub="可不加。加了，师傅能少跑一趟"
            onPress={() => void choose()}
          />
        </Card>
      ) : (
        <Card label="照片和视频">
          <PhotoStrip
            items={photos}
            max={MEDIA_PER_MESSAGE}
            onAdd={() => void choose()}
            onRemove={remove}
            onRetry={retry}
            onShow={show}
          />
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
