import { open } from '../../platform/navigation.ts'
import { say } from '../../state/toast.ts'

/** Says that it is on record, with the way to the receipt. */
export function tellRecorded({ granted, receiptId }: { granted: boolean; receiptId: string }): void {
  say({
    icon: 'tick',
    text: granted ? '记下了，同意这一项' : '记下了，不同意这一项',
    act: { text: '回执', onPress: () => open('consentReceipt', { id: receiptId }) },
  })
}
