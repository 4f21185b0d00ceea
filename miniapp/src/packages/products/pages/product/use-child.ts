import type { RegistrationDetail } from '@onehall/shared/contract/products'
import { isChild, NICKNAME_MAX } from '@onehall/shared/domain/children'
import { dayOf } from '@onehall/shared/domain/time'
import { useEffect, useState } from 'react'
import { bindChild, unbindChild } from '../../../../api/devices.ts'
import { say } from '../../../../state/toast.ts'
import { useDraft } from '../../../../state/use-draft.ts'
import { useWrite } from '../../../../state/use-write.ts'

const EMPTY = { nickname: '', year: '', month: '' }
const BORN_FAULT = '写出生的年和月，比如 2020 年 4 月'
const AGE_FAULT = '只收未满 14 岁的孩子'

interface Around {
  changed: (card: Partial<RegistrationDetail>) => void
  /** leads to the words of the consent */
  ask: () => void
  allowed: boolean
}

/** Binding a child to a watch or formula. What was typed stays until it is taken: she may have to consent first. */
export function useChild(card: RegistrationDetail, { changed, ask, allowed }: Around) {
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  /** she went to read what she would consent to: back with a yes, the form stands where it was */
  const [reading, setReading] = useState(false)
  const draft = useDraft(`child.${card.id}`, 1, EMPTY)
  const binding = useWrite((child: { nickname: string; bornMonth: string }) => bindChild(card.id, child))
  const unbinding = useWrite(() => unbindChild(card.id))
  const { nickname, year, month } = draft.value
  const bornMonth = monthOf(year, month)
  const close = (): void => setOpen(false)

  useEffect(() => {
    if (!reading || !allowed) return
    setReading(false)
    setOpen(true)
  }, [reading, allowed])

  async function send(): Promise<void> {
    setTried(true)
    if (!nickname.trim() || !bornMonth || !isChild(bornMonth, dayOf(new Date()))) return
    if (!allowed) {
      close()
      setReading(true)
      ask()
      return
    }
    const child = await binding.run({ nickname: nickname.trim(), bornMonth })
    if (!child) return
    draft.drop()
    changed({ child })
    close()
    say({ icon: 'tick', text: '记好了' })
  }

  async function unbind(): Promise<void> {
    if ((await unbinding.run(null)) === null) return
    draft.change(EMPTY)
    draft.drop()
    changed({ child: null })
    close()
    say({ icon: 'tick', text: '解除了，都删掉了' })
  }

  return {
    open,
    begin: () => setOpen(true),
    close,
    draft: draft.value,
    write(part: Partial<typeof EMPTY>) {
      draft.change(part)
      setTried(false)
    },
    nicknameFault: tried && !nickname.trim() ? `写个小名就行，最多 ${NICKNAME_MAX} 个字` : undefined,
    bornFault: tried ? bornFaultOf(bornMonth) : undefined,
    problem: (binding.problem ?? unbinding.problem)?.sentence,
    busy: binding.busy,
    unbinding: unbinding.busy,
    send: () => void send(),
    unbind: () => void unbind(),
  }
}

/** 2020-04; null where it is no month. */
function monthOf(year: string, month: string): string | null {
  const m = Number(month)
  return /^(19|20)\d{2}$/.test(year) && m >= 1 && m <= 12 ? `${year}-${String(m).padStart(2, '0')}` : null
}

function bornFaultOf(bornMonth: string | null): string | undefined {
  if (!bornMonth) return BORN_FAULT
  return isChild(bornMonth, dayOf(new Date())) ? undefined : AGE_FAULT
}
