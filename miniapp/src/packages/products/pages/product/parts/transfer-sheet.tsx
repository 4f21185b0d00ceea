import type { RegistrationView } from '@onehall/shared/contract/products'
import { longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { OrderedList } from '../../../../../ui/steps/ordered-list.tsx'
import type { useTransfer } from '../use-transfer.ts'

type TransferSheetProps = ReturnType<typeof useTransfer> & { offer: RegistrationView['transfer'] }

const WHAT_HAPPENS = [
  '对方登录后，扫机身上的码，登记一下就到对方名下',
  '7 天内有效，没领之前随时可以收回',
  '您的报修记录和地址，对方看不到',
]

/** To whom it goes; or, once offered, to whom it was, and the way back. */
export function TransferSheet({ offer, ...transfer }: TransferSheetProps) {
  return offer ? <Offered offer={offer} {...transfer} /> : <Offer {...transfer} />
}

function Offer(transfer: Omit<TransferSheetProps, 'offer'>) {
  const foot = (
    <Button busy={transfer.sending && '正在办'} onPress={transfer.send}>
      转给这个号码
    </Button>
  )
  return (
    <Sheet open={transfer.open} title="转给家人或新主人" foot={foot} onClose={transfer.close}>
      <Field label="对方的手机号" error={transfer.fault}>
        <TextInput
          kind="phone"
          label="对方的手机号"
          placeholder="11 位手机号"
          max={13}
          value={transfer.phone}
          wrong={transfer.fault !== undefined}
          onChange={transfer.write}
          onConfirm={transfer.send}
        />
      </Field>
      <View className="mt4">
        <OrderedList items={WHAT_HAPPENS} />
      </View>
    </Sheet>
  )
}

function Offered({
  offer,
  ...transfer
}: TransferSheetProps & { offer: NonNullable<TransferSheetProps['offer']> }) {
  const foot = (
    <Buttons>
      <Button kind="line" busy={transfer.withdrawing && '正在收回'} onPress={transfer.withdraw}>
        收回
      </Button>
      <Button kind="line" onPress={transfer.close}>
        知道了
      </Button>
    </Buttons>
  )
  return (
    <Sheet open={transfer.open} title={`等 ${offer.toPhoneMasked} 来领`} foot={foot} onClose={transfer.close}>
      <View className="t2">请对方登录后扫机身上的码，点登记。领走之前还在您名下。</View>
      <View className="t2 q mt2">{`${longDay(offer.until)}前有效，过了就自动作废。`}</View>
      {transfer.withdrawProblem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {transfer.withdrawProblem}
          </Note>
        </View>
      )}
    </Sheet>
  )
}
