import { Button } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { TextInput } from '../../../ui/field/text-input.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

interface NameSheetProps {
  open: boolean
  value: string
  busy: boolean
  problem: string | undefined
  change: (name: string) => void
  save: () => void
  close: () => void
}

const NAME_MAX = 20

/** What we call the person. */
export function NameSheet({ open, value, busy, problem, change, save, close }: NameSheetProps) {
  const foot = (
    <Button off={value.trim() === ''} busy={busy && '正在存'} onPress={save}>
      存下
    </Button>
  )
  return (
    <Sheet open={open} title="怎么称呼您" foot={foot} onClose={close}>
      <Field label="名字" error={problem}>
        <TextInput
          focus
          label="名字"
          fill="name"
          placeholder="客服和师傅这样称呼您"
          max={NAME_MAX}
          value={value}
          wrong={problem !== undefined}
          onChange={change}
          onConfirm={save}
        />
      </Field>
    </Sheet>
  )
}
