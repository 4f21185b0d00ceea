import { create } from 'zustand'
import { leaveTipDesk, onOfficer, renewTipDesk } from '../../api/tip-desk.ts'

/** Before the quarter of an hour is over that a session lasts. */
const RENEW_MS = 10 * 60_000

/** Who is at the desk; null before signing in, and after it is over. */
export const useOfficer = create<{ id: string | null }>(() => ({ id: null }))

let renewing: ReturnType<typeof setInterval> | undefined

onOfficer((id) => {
  if (id === useOfficer.getState().id) return
  clearInterval(renewing)
  // where it fails, the next act says so
  if (id) renewing = setInterval(() => void renewTipDesk().catch(() => undefined), RENEW_MS)
  useOfficer.setState({ id })
})

export const leave = leaveTipDesk
