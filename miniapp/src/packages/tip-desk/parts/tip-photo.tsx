import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { tipPhoto } from '../../../api/tip-desk.ts'
import { useResource } from '../../../state/use-resource.ts'
import { picture } from '../../../ui/aria.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Chips } from '../../../ui/choice/chips.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

interface TipPhotoProps {
  tipId: string
  photoId: string
  /** 第 1 张 */
  name: string
}

/** A picture, blurred; as it was sent only for a reason, which is put on record. */
export function TipPhoto({ tipId, photoId, name }: TipPhotoProps) {
  const [reason, setReason] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const shown = useResource(`${photoId}:${reason}`, () => tipPhoto(tipId, photoId, reason))
  useGivenBack(shown.data)
  return (
    <View className="td-photo-place">
      <View className="td-photo" {...picture(reason ? `${name}，原样` : `${name}，模糊的`)}>
        {shown.data && (
          <View className="td-photo-src" aria-hidden>
            <Image className="td-photo-src" src={shown.data} mode="aspectFit" />
          </View>
        )}
        {shown.problem && <View className="t1 q">没取到</View>}
      </View>
      {reason ? (
        <Button small kind="bare" onPress={() => setReason(null)}>
          盖回去
        </Button>
      ) : (
        <Button small kind="bare" onPress={() => setAsking(true)}>
          {`看清${name}`}
        </Button>
      )}
      <Sheet open={asking} title={`为什么要看清${name}`} onClose={() => setAsking(false)}>
        <Chips
          label="为什么要看清"
          items={REASONS}
          value={null}
          onChange={(why) => {
            setAsking(false)
            setReason(why)
          }}
        />
        <View className="t1 q mt3">选了就打开，会记下是您、什么时候、为什么</View>
      </Sheet>
    </View>
  )
}

const REASONS = ['比对胎记', '比对长相', '比对衣着', '认地方', '看有没有危险'].map((text) => ({
  value: text,
  text,
}))

/** The browser keeps a picture until its address is given back. */
function useGivenBack(address: string | null): void {
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address)
    },
    [address],
  )
}
