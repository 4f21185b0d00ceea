import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextArea } from '../../../../ui/field/text-area.tsx'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'

interface WordsSheetProps {
  open: boolean
  words: string
  onWords: (words: string) => void
  onClose: () => void
}

/** What whoever comes should know. */
export function WordsSheet({ open, words, onWords, onClose }: WordsSheetProps) {
  return (
    <Sheet
      open={open}
      title="有要交代的吗"
      foot={<Button onPress={onClose}>就这些</Button>}
      onClose={onClose}
    >
      <Field label="师傅来之前会看到" hint="可不填">
        <TextArea
          label="要交代的"
          placeholder="比如：没有电梯，车停北门"
          value={words}
          max={TEXT_MAX}
          onChange={onWords}
        />
      </Field>
    </Sheet>
  )
}
