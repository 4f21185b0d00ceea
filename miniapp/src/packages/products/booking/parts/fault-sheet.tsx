import { View } from '@tarojs/components'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { Button } from '../../../../ui/button/button.tsx'
import { Chips } from '../../../../ui/choice/chips.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextArea } from '../../../../ui/field/text-area.tsx'
import { TextInput } from '../../../../ui/field/text-input.tsx'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'
import type { Faults } from '../use-fault.ts'
import './sheets.scss'

interface FaultSheetProps extends Faults {
  open: boolean
  code: string
  words: string
  onCode: (code: string) => void
  onWords: (words: string) => void
  onClose: () => void
}

/** What the machine shows and what is wrong with it, in her own words. Neither must be there. */
export function FaultSheet({ open, known, fault, code, words, onCode, onWords, onClose }: FaultSheetProps) {
  const items = known.map((one) => ({ value: one.code, text: one.code }))
  return (
    <Sheet open={open} title="哪里不对" foot={<Button onPress={onClose}>就这些</Button>} onClose={onClose}>
      <View className="sheet-fields">
        <Field bold label="怎么不对" hint="可不填">
          <TextArea
            label="怎么不对"
            placeholder="比如：洗完一筒水，排不出去"
            value={words}
            max={TEXT_MAX}
            onChange={onWords}
          />
        </Field>
        <Field
          bold
          label="屏幕上显示的代码"
          hint="没有就不填"
          help={fault ? { icon: 'info', text: meaningOf(fault.code, fault.meaning) } : undefined}
        >
          <TextInput label="屏幕上显示的代码" placeholder="E21" value={code} max={16} onChange={onCode} />
          {items.length > 0 && (
            <View className="mt2">
              <Chips
                label="这一款会显示的代码"
                items={items}
                value={fault?.code ?? null}
                onChange={(chosen) => onCode(chosen === fault?.code ? '' : chosen)}
              />
            </View>
          )}
        </Field>
      </View>
    </Sheet>
  )
}

const meaningOf = (code: string, meaning: string | null): string =>
  meaning ? `${code}：${meaning}` : '说明书里没有这个代码，也会带给师傅'
