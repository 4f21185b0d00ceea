import { SMS_CODE_DIGITS } from '@onehall/shared/domain/limits'
import { isMobile } from '@onehall/shared/domain/people'
import { useEffect, useState } from 'react'
import { sendSmsCode, signInByPhone } from '../../../../api/accounts.ts'
import { hasDemo } from '../../../../api/demo.ts'
import type { ApiError } from '../../../../api/problem.ts'
import { back } from '../../../../platform/navigation.ts'
import { useWrite } from '../../../../state/use-write.ts'
import { useCountdown } from './use-countdown.ts'

/** A message that does not come within a minute may be asked for again; five within five minutes lock the number. */
const AGAIN_AFTER = 60

interface Faults {
  phone?: string | undefined
  code?: string | undefined
}

/** Signing in with a phone number and the code of a text message. */
export function usePhoneSignIn() {
  const [form, setForm] = useState({ phone: '', code: '' })
  const [faults, setFaults] = useState<Faults>({})
  const [sentTo, setSentTo] = useState<string | null>(null)
  const wait = useCountdown()
  /** what a try brought stands until something is typed */
  const [typed, setTyped] = useState(false)
  const sending = useWrite((to: { phone: string }, key) => sendSmsCode(to, key).then(() => true))
  const entering = useWrite((as: { phone: string; code: string }, key) =>
    signInByPhone(as, key).then(() => true),
  )
  const phone = form.phone.replace(/[\s-]/g, '')

  function change(part: Partial<typeof form>): void {
    setForm((all) => ({ ...all, ...part }))
    setFaults({})
    setTyped(true)
  }

  async function send(): Promise<void> {
    const fault = phoneFault(phone)
    setFaults({ phone: fault })
    if (fault || wait.left > 0) return
    setTyped(false)
    if (!(await sending.run({ phone }))) return
    setSentTo(phone)
    wait.start(AGAIN_AFTER)
  }

  async function enter(): Promise<void> {
    const found = { phone: phoneFault(phone), code: codeFault(form.code) }
    setFaults(found)
    if (found.phone ?? found.code) return
    setTyped(false)
    if (await entering.run({ phone, code: form.code.trim() })) back()
  }

  return {
    ...form,
    change,
    send,
    enter,
    sentTo,
    wait: wait.left,
    sending: sending.busy,
    entering: entering.busy,
    phoneFault: faults.phone ?? (typed ? undefined : said(sending.problem, 'phone')),
    codeFault: faults.code ?? (typed ? undefined : said(entering.problem, 'code')),
    demo: useDemo(),
  }
}

function phoneFault(phone: string): string | undefined {
  if (isMobile(phone)) return undefined
  const missing = 11 - phone.length
  return /^1\d+$/.test(phone) && missing > 0 ? `少 ${missing} 位，手机号是 11 位` : '手机号是 11 位，1 开头'
}

function codeFault(code: string): string | undefined {
  const right = code.trim().length === SMS_CODE_DIGITS && /^\d+$/.test(code.trim())
  return right ? undefined : `验证码是短信里的 ${SMS_CODE_DIGITS} 位数字`
}

const said = (problem: ApiError | null, field: string): string | undefined =>
  problem ? (problem.fieldErrors[field] ?? problem.sentence) : undefined

/** Whether this is a demonstration, whose text messages can be read on a sheet. */
function useDemo(): boolean {
  const [demo, setDemo] = useState(false)
  useEffect(() => void hasDemo().then(setDemo), [])
  return demo
}
