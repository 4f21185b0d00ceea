import { readReceipt } from '@onehall/shared/domain/receipt'
import { useState } from 'react'
import { Button } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { firstDifference } from '../../../typed-receipt.ts'

interface TypeBackProps {
  open: boolean
  receipt: string
  onRight: () => void
  onClose: () => void
}

/** The number typed from where it was noted down: the only way to know that it is right there. */
export function TypeBack({ open, receipt, onRight, onClose }: TypeBackProps) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)

  function close(): void {
    setTyped('')
    setWrong(null)
    onClose()
  }
  function check(): void {
    if (readReceipt(typed) !== receipt) {
      setWrong(firstDifference(typed, receipt))
      return
    }
    onRight()
    close()
  }

  return (
    <Sheet open={open} title="照您记的输一遍" foot={<Button onPress={check}>核对</Button>} onClose={close}>
      <Field label="回执号，20 位数字" error={wrong ?? undefined}>
        <TextInput
          focus
          kind="number"
          label="回执号"
          placeholder="空格可打可不打"
          max={30}
          wrong={wrong !== null}
          value={typed}
          onChange={(words) => {
            setTyped(words)
            setWrong(null)
          }}
          onConfirm={check}
        />
      </Field>
    </Sheet>
  )
}
