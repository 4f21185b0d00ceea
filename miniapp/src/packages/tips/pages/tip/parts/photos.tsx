import { TIP_PHOTOS } from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { usePicking } from '../../../../../state/use-picking.ts'
import type { Uploads } from '../../../../../state/use-uploads.ts'
import { Field } from '../../../../../ui/field/field.tsx'
import { PhotoStrip } from '../../../../../ui/photo-strip/photo-strip.tsx'

/** Pictures: what is said under them is said once the server has drawn them anew, and not before. */
export function Photos({ uploads }: { uploads: Uploads }) {
  const { problem, ...strip } = usePicking(uploads, { max: TIP_PHOTOS, picturesOnly: true })
  const help =
    uploads.mediaIds.length > 0
      ? ({ icon: 'tick', text: '照片里的拍摄地点、机型已经去掉' } as const)
      : { text: '照片里的拍摄地点、机型，收到时会去掉' }
  return (
    <View className="mt5">
      <Field bold label="照片" hint="可不加" error={problem ?? undefined} help={help}>
        <PhotoStrip {...strip} />
      </Field>
    </View>
  )
}
