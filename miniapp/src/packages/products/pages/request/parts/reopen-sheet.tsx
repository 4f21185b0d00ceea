import { View } from '@tarojs/components'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { useState } from 'react'
import { Button } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import type { Acts } from '../use-acts.ts'

interface ReopenSheetProps {
  open: boolean
  acts: Acts
  onClose: () => void
}

/** It is not over after all. */
export function ReopenSheet({ open, acts, onClose }: ReopenSheetProps) {
  const [text, setText] = useState('')
  async function reopen(): Promise<void> {
    const said = text.trim()
    if (!(await acts.act({ action: 'reopen', ...(said && { text: said }) }))) return
    setText('')
    onClose()
  }
  const foot = (
    <Button busy={acts.doing === 'reopen' && '正在转过去'} onPress={() => void reopen()}>
      接着办
    </Button>
  )
  return (
    <Sheet open={open} title="哪里还没好" foot={foot} onClose={onClose}>
      <Field label="还是这件事，师傅看得到上次怎么修的" hint="可不填">
        <TextArea
          label="哪里还没好"
          placeholder="比如：洗到一半又停了"
          value={text}
          max={TEXT_MAX}
          onChange={setText}
        />
      </Field>
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
