import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { tipPhoto } from '../../../api/tip-desk.ts'
import { useResource } from '../../../state/use-resource.ts'
import { picture } from '../../../ui/aria.ts'
import { Button, Buttons } from '../../../ui/button/button.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

interface TipPhotoProps {
  tipId: string
  photoId: string
  /** 第 1 张 */
  name: string
}

/** A picture, blurred; as it was sent only after a second thought, which is put on record. */
export function TipPhoto({ tipId, photoId, name }: TipPhotoProps) {
  const [clear, setClear] = useState(false)
  const [asking, setAsking] = useState(false)
  const shown = useResource(`${photoId}:${clear}`, () => tipPhoto(tipId, photoId, clear))
  useGivenBack(shown.data)
  return (
    <View className="td-photo-place">
      <View className="td-photo" {...picture(clear ? `${name}，原样` : `${name}，模糊的`)}>
        {shown.data && (
          <View className="td-photo-src" aria-hidden>
            <Image className="td-photo-src" src={shown.data} mode="aspectFit" />
          </View>
        )}
        {shown.problem && <View className="t1 q">没取到</View>}
      </View>
      {clear ? (
        <Button small kind="bare" onPress={() => setClear(false)}>
          盖回去
        </Button>
      ) : (
        <Button small kind="bare" onPress={() => setAsking(true)}>
          {`看清${name}`}
        </Button>
      )}
      <Sheet
        open={asking}
        title={`看清${name}`}
        foot={
          <Buttons>
            <Button kind="line" onPress={() => setAsking(false)}>
              先不看
            </Button>
            <Button
              kind="line"
              onPress={() => {
                setAsking(false)
                setClear(true)
              }}
            >
              看清
            </Button>
          </Buttons>
        }
        onClose={() => setAsking(false)}
      >
        <View className="t2">会记下是您、什么时候看的。要比对胎记、衣着、地方的时候再看。</View>
      </Sheet>
    </View>
  )
}

/** The browser keeps a picture until its address is given back. */
function useGivenBack(address: string | null): void {
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address)
    },
    [address],
  )
}
