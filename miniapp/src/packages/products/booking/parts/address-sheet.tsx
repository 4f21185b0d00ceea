import { View } from '@tarojs/components'
import { useState } from 'react'
import { AddressFields } from '../../../../ui/address-fields/address-fields.tsx'
import { role } from '../../../../ui/aria.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { RadioRow } from '../../../../ui/choice/radio-row.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'
import { placeWords } from '../address-words.ts'
import type { Place } from '../use-place.ts'
import './sheets.scss'

interface AddressSheetProps extends Place {
  open: boolean
  onClose: () => void
}

/** Another of her addresses, or a new one. */
export function AddressSheet({ open, all, address, form, choose, onClose }: AddressSheetProps) {
  const [adding, setAdding] = useState(false)
  const close = (): void => {
    setAdding(false)
    onClose()
  }
  async function store(): Promise<void> {
    if (await form.store()) close()
  }
  const save = (
    <Button busy={form.busy && '正在存'} onPress={() => void store()}>
      存下，就用这个
    </Button>
  )
  return (
    <Sheet open={open} title={adding ? '新地址' : '师傅上门到哪里'} foot={adding && save} onClose={close}>
      {adding ? (
        <AddressFields {...form} />
      ) : (
        <View className="sheet-rows">
          <View {...role('radiogroup')} aria-label="地址">
            {all.data?.map((one) => (
              <RadioRow
                key={one.id}
                wraps
                title={placeWords(one)}
                sub={`${one.name} ${one.phoneMasked}`}
                chosen={one.id === address?.id}
                onChoose={() => {
                  choose(one.id)
                  close()
                }}
              />
            ))}
          </View>
          <Row icon="plus" title="加一个地址" onPress={() => setAdding(true)} />
        </View>
      )}
    </Sheet>
  )
}
