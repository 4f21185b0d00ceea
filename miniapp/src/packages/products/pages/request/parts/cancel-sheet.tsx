import { View } from '@tarojs/components'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import type { Acts } from '../use-acts.ts'

interface CancelSheetProps {
  open: boolean
  acts: Acts
  onClose: () => void
}

/** Asks once more: what is called off is not called on again. */
export function CancelSheet({ open, acts, onClose }: CancelSheetProps) {
  async function cancel(): Promise<void> {
    if (await acts.act({ action: 'cancel' })) onClose()
  }
  const foot = (
    <Buttons>
      <Button kind="line" onPress={onClose}>
        接着办
      </Button>
      <Button kind="line" busy={acts.doing === 'cancel' && '正在取消'} onPress={() => void cancel()}>
        不办了
      </Button>
    </Buttons>
  )
  return (
    <Sheet open={open} title="这件事不办了？" foot={foot} onClose={onClose}>
      <View className="t2">约好的也会取消，师傅不会再来。以后要办，再提一件就行。</View>
      {acts.problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {acts.problem}
          </Note>
        </View>
      )}
    </Sheet>
  )
}
