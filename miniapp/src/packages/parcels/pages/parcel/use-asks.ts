import type { ParcelView } from '@onehall/shared/contract/parcels'
import { useState } from 'react'
import { openRequest } from '../../../../api/requests.ts'
import { newKey } from '../../../../platform/key.ts'
import { open } from '../../../../platform/navigation.ts'
import { keep } from '../../../../platform/storage.ts'
import type { Attempt } from '../../../../state/keyed.ts'
import { keptRequest } from '../../../../state/kept-request.ts'
import { sendLater } from '../../../../state/unsent.ts'
import { useWrite } from '../../../../state/use-write.ts'

type Ask = ParcelView['asks'][number]

/** What is asked about a parcel with one tap: a request that has the parcel in it, once. */
export function useAsks({ id, contents }: Pick<ParcelView, 'id' | 'contents'>) {
  const [kept] = useState(() => keep<Attempt>(`written.attempt.parcel.${id}`, 1))
  const [last, setLast] = useState<Ask | null>(null)
  const opening = useWrite(openRequest, kept)
  const bodyOf = ({ kind, text }: Ask) => ({ kind, text, subject: { parcelId: id } })

  async function ask(one: Ask): Promise<void> {
    setLast(one)
    const opened = await opening.run(bodyOf(one))
    if (!opened) return
    keptRequest(opened.id).write(opened)
    open('request', { id: opened.id })
  }

  /** Leaves it to the device, under the key it was tried with. */
  function leave(): void {
    if (!last) return
    const body = bodyOf(last)
    const tried = kept.read()?.value
    const key = tried?.input === JSON.stringify(body) ? tried.key : newKey()
    sendLater({ key, title: `${contents}：${last.title}`, body })
    kept.clear()
    open('requests')
  }

  return {
    /** the one that is being sent */
    busy: opening.busy ? (last?.rel ?? null) : null,
    problem: opening.problem,
    ask: (one: Ask) => void ask(one),
    leave,
  }
}
