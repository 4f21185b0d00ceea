import { useState } from 'react'
import { bindPhone } from '../../../../api/accounts.ts'
import { back } from '../../../../platform/navigation.ts'
import { useSession } from '../../../../state/session.ts'
import { say } from '../../../../state/toast.ts'
import { useWrite } from '../../../../state/use-write.ts'

/** Binding the phone that WeChat vouches for. */
export function useBindPhone() {
  const bound = useSession((s) => s.account?.phoneMasked ?? null)
  const [refused, setRefused] = useState(false)
  const binding = useWrite((input: { wechatPhoneCode: string }, key) =>
    bindPhone(input, key).then(() => true),
  )

  /** No code: the person said no, to WeChat's question or to the privacy guide. */
  async function bind(wechatPhoneCode: string | undefined): Promise<void> {
    setRefused(!wechatPhoneCode)
    if (!wechatPhoneCode || !(await binding.run({ wechatPhoneCode }))) return
    say({ icon: 'tick', text: '手机号绑好了' })
    back()
  }

  return { bound, refused, busy: binding.busy, problem: binding.problem?.sentence, bind }
}
