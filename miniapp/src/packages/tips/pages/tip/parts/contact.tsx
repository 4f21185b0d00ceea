import { TIP_CONTACT_MAX } from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'

interface ContactProps {
  value: string
  onChange: (value: string) => void
}

/** Left or not: an answer comes to the receipt either way. */
export function Contact({ value, onChange }: ContactProps) {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const left = value.trim()
  return (
    <View className="mt5">
      <Card list>
        <Row
          title={left ? '联系方式' : '留个联系方式'}
          sub={left || '可不留，凭回执号也能收到回复'}
          onPress={() => setOpen(true)}
        />
      </Card>
      <Sheet
        open={open}
        title="留个联系方式"
        foot={<Button onPress={close}>{left ? '好了' : '不留'}</Button>}
        onClose={close}
      >
        <View className="t2 q">和线索分开锁。专员想看，要写明原因，再由另一位专员同意，只开半小时。</View>
        <View className="mt4">
          <Field label="手机、微信都行">
            <TextInput
              label="联系方式"
              placeholder="可以再写上怎么称呼"
              max={TIP_CONTACT_MAX}
              value={value}
              onChange={onChange}
              onConfirm={close}
            />
          </Field>
        </View>
      </Sheet>
    </View>
  )
}
