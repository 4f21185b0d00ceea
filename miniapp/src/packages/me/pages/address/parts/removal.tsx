import type { AddressView } from '@onehall/shared/contract/accounts'
import { View } from '@tarojs/components'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { useRemoval } from '../use-address.ts'

/** Takes the address out: asked once more, since the number in it cannot be brought back. */
export function Removal({ address }: { address: AddressView }) {
  const { asked, busy, problem, ask, keep, remove } = useRemoval(address.id)
  const foot = (
    <Buttons>
      <Button kind="line" onPress={keep}>
        留着
      </Button>
      <Button kind="danger" busy={busy && '正在删'} onPress={() => void remove()}>
        删掉
      </Button>
    </Buttons>
  )
  return (
    <>
      <Button kind="bare" onPress={ask}>
        删掉这个地址
      </Button>
      <Sheet open={asked} title="删掉这个地址" foot={foot} onClose={keep}>
        <View className="t2">{`${address.regionText}${address.detail}`}</View>
        <View className="t2 q mt2">删了找不回来，要用得重新填。已经约好的上门不受影响。</View>
        {problem && (
          <View className="mt3">
            <Note live kind="bad" icon="alert">
              {problem}
            </Note>
          </View>
        )}
      </Sheet>
    </>
  )
}
