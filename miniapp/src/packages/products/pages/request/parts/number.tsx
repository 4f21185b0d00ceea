import type { RequestView } from '@onehall/shared/contract/requests'
import { copy } from '../../../../../platform/clipboard.ts'
import { say } from '../../../../../state/toast.ts'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import { groupedNumber, momentWords } from '../standing.ts'
import './number.scss'

type NumberProps = Pick<RequestView, 'number' | 'createdAt'> & { now: Date }

/** When it was asked and under which number; a tap copies it. */
export function RequestNumber({ number, createdAt, now }: NumberProps) {
  async function take(): Promise<void> {
    const copied = await copy(number)
    say(copied.ok ? { icon: 'tick', text: '编号复制好了' } : { icon: 'info', text: '没复制上，长按选一下' })
  }
  const words = `${momentWords(createdAt, now)} 提出，编号 ${groupedNumber(number)}`
  return (
    <Press className="request-number num" label={`${words}，点一下复制`} onPress={() => void take()}>
      {words}
      <Icon name="copy" size="xs" tone="quiet" />
    </Press>
  )
}
