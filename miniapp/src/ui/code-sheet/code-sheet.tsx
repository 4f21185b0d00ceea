import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button/button.tsx'
import { Field } from '../field/field.tsx'
import { TextInput } from '../field/text-input.tsx'
import { Sheet } from '../sheet/sheet.tsx'

interface CodeSheetProps {
  open: boolean
  busy: boolean
  /** what became of the last try: 照片里没找到码，拍近一点 */
  problem?: string | undefined
  /** stands in the field until something is typed */
  before?: string
  onCode: (code: string) => void
  /** where a photo of a code can be read: in a browser */
  onPhoto?: (() => void) | undefined
  onClose: () => void
}

/** In the place of a scanner, or where a code cannot be read: typing what stands beside it, or a photo of it. */
export function CodeSheet({ open, busy, problem, before = '', onCode, onPhoto, onClose }: CodeSheetProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const code = typed ?? before
  const given = code.trim()
  const enter = (): void => {
    if (given) onCode(given)
  }
  const foot = (
    <Button off={!given} busy={busy && '正在查'} onPress={enter}>
      查一下
    </Button>
  )
  return (
    <Sheet open={open} title="输入编号" foot={foot} onClose={onClose}>
      <Field label="码旁边印的数字，或包裹单号" error={problem}>
        <TextInput
          label="编号"
          placeholder="照着抄，空格不要紧"
          value={code}
          wrong={problem !== undefined}
          confirm="search"
          onChange={setTyped}
          onConfirm={enter}
        />
      </Field>
      {onPhoto && (
        <View className="mt3">
          <Button kind="soft" icon="image" onPress={onPhoto}>
            用一张码的照片
          </Button>
        </View>
      )}
    </Sheet>
  )
}
