import type { OpenRequestInput } from '@onehall/shared/contract/requests'
import { useState } from 'react'
import type { ApiError } from '../../../api/problem.ts'
import { openRequest } from '../../../api/requests.ts'
import { newKey } from '../../../platform/key.ts'
import { open, replace } from '../../../platform/navigation.ts'
import { keep } from '../../../platform/storage.ts'
import type { Attempt } from '../../../state/keyed.ts'
import { keptRequest } from '../../../state/kept-request.ts'
import { sendLater } from '../../../state/unsent.ts'
import { useWrite } from '../../../state/use-write.ts'

interface Given {
  /** in lists, while it is not sent */
  title: string
  body: OpenRequestInput
  /** it is the server's now, or waits on the device: nothing of the draft is needed any more */
  whenGone: () => void
}

export interface Submission {
  busy: boolean
  problem: ApiError | null
  send: () => Promise<void>
  /** leaves it to the device, which sends it when there is a network */
  leave: () => void
}

/** Sends a request once: however often it is tried, by the page or later by the device, it is under the same key. */
export function useSubmission(name: string, { title, body, whenGone }: Given): Submission {
  const [kept] = useState(() => keep<Attempt>(`written.attempt.${name}`, 1))
  const opening = useWrite(openRequest, kept)

  async function send(): Promise<void> {
    const opened = await opening.run(body)
    if (!opened) return
    whenGone()
    keptRequest(opened.id).write(opened)
    replace('request', { id: opened.id })
  }

  function leave(): void {
    const tried = kept.read()?.value
    const key = tried?.input === JSON.stringify(body) ? tried.key : newKey()
    sendLater({ key, title, body })
    kept.clear()
    whenGone()
    open('requests')
  }

  return { busy: opening.busy, problem: opening.problem, send, leave }
}
