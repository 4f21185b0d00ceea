import type { RegistrationView } from '@onehall/shared/contract/products'
import { isMobile } from '@onehall/shared/domain/people'
import { useState } from 'react'
import { offerTransfer, withdrawTransfer } from '../../../../api/products.ts'
import { say } from '../../../../state/toast.ts'
import { useWrite } from '../../../../state/use-write.ts'

/** Handing the product on: offering it to a phone number, and taking the offer back. */
export function useTransfer(card: RegistrationView, changed: (card: RegistrationView) => void) {
  const [open, setOpen] = useState(false)
  const [phone, setPhone] = useState('')
  const [tried, setTried] = useState(false)
  const offering = useWrite((to: { phone: string }, key) => offerTransfer(card.id, to, key))
  const withdrawing = useWrite(() => withdrawTransfer(card.id))
  const number = phone.replace(/[\s-]/g, '')
  const { problem } = offering

  async function offer(): Promise<void> {
    setTried(true)
    if (!isMobile(number)) return
    const offered = await offering.run({ phone: number })
    if (!offered) return
    changed(offered)
    setPhone('')
    setTried(false)
  }

  async function withdraw(): Promise<void> {
    const back = await withdrawing.run(null)
    if (!back) return
    changed(back)
    setOpen(false)
    say({ icon: 'tick', text: '收回了，还在您名下' })
  }

  return {
    open,
    begin: () => setOpen(true),
    close: () => setOpen(false),
    phone,
    write(text: string) {
      setPhone(text)
      setTried(false)
    },
    /** how to mend the number, or why it was not taken */
    fault: tried
      ? isMobile(number)
        ? (problem?.fieldErrors['phone'] ?? problem?.sentence)
        : '手机号是 11 位，1 开头'
      : undefined,
    sending: offering.busy,
    send: () => void offer(),
    withdrawing: withdrawing.busy,
    withdrawProblem: withdrawing.problem?.sentence,
    withdraw: () => void withdraw(),
  }
}
