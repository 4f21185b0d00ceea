import { useState } from 'react'
import { sendSmsCode } from '../../api/accounts.ts'
import { officerToken, openTipDesk } from '../../api/tip-desk.ts'
import { useWrite } from '../../state/use-write.ts'

/** Coming in: who one is, by phone; then the code that only this desk knows. */
export function useEntry() {
  const [form, setForm] = useState({ phone: '', code: '', deskCode: '' })
  const [token, setToken] = useState<string | null>(null)
  const sending = useWrite((phone: string, key) => sendSmsCode({ phone }, key).then(() => true))
  const knowing = useWrite(({ phone, code }: { phone: string; code: string }, key) =>
    officerToken({ phone, code }, key),
  )
  const entering = useWrite((body: { token: string; code: string }) => openTipDesk(body))
  const [sent, setSent] = useState(false)
  const phone = form.phone.replace(/\s/g, '')

  return {
    ...form,
    change: (part: Partial<typeof form>) => setForm((all) => ({ ...all, ...part })),
    sent,
    sending,
    async send() {
      if (phone && (await sending.run(phone))) setSent(true)
    },
    /** the second half of the form, once it is known who asks */
    known: token !== null,
    knowing,
    async know() {
      setToken(await knowing.run({ phone, code: form.code.trim() }))
    },
    entering,
    async enter() {
      if (token) await entering.run({ token, code: form.deskCode.trim() })
    },
  }
}
