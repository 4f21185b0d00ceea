import type { DeskRequestView } from '@onehall/shared/contract/desk'
import { useRef, useState } from 'react'
import { actAtDesk, getDeskRequest, type DeskAct } from '../../api/desk.ts'
import { withCare } from '../../state/kept-care.ts'
import { say } from '../../state/toast.ts'
import { useNews } from '../../state/use-news.ts'
import { useResource, type Resource } from '../../state/use-resource.ts'
import { useWrite } from '../../state/use-write.ts'
import { stamped, type Stamped } from './stamped.ts'

export type CaseView = Stamped<DeskRequestView>

export interface Case {
  id: string
  request: Resource<CaseView>
  /** which act is under way */
  doing: DeskAct['act'] | null
  /** the last act that was not done, and why */
  problem: { act: DeskAct['act']; sentence: string } | null
  /** true where it was done */
  act: (act: DeskAct) => Promise<boolean>
}

/** What is said in passing; what shows itself needs no word. */
const SAID: Partial<Record<DeskAct['act'], string>> = {
  claim: '接下了',
  release: '放回队列了',
  note: '记下了',
  route: '转过去了',
  transfer: '交给同事了',
  resolve: '办结了',
  merge: '并好了',
}

/** One request on the desk: as it stands now, and what the agent does with it. `changed` hears of each act. */
export function useCase(id: string, changed: (now: DeskRequestView) => void): Case {
  const seq = useRef(0)
  const request = useResource(`desk:${id}`, async () => {
    const now = stamped(await getDeskRequest(id))
    seq.current = now.seq
    return now
  })
  useNews(
    'desk',
    async () => {
      const before = seq.current
      await request.reload()
      return seq.current !== before
    },
    (news) => news.requestId === id,
  )
  const [doing, setDoing] = useState<DeskAct['act'] | null>(null)
  const [tried, setTried] = useState<DeskAct['act'] | null>(null)
  const acting = useWrite((one: DeskAct, key) => actAtDesk(id, one, key))

  async function act(one: DeskAct): Promise<boolean> {
    if (acting.busy) return false
    setDoing(one.act)
    setTried(one.act)
    const now = await acting.run(one)
    setDoing(null)
    if (now === null) {
      // somebody else was quicker, or it has moved on: show how it stands
      void request.reload()
      return false
    }
    seq.current = now.seq
    if (now.id === id) request.put(stamped(withCare(request.data, now)))
    // what only its agent reads comes and goes with the claim
    if (request.data?.claimedBy?.id !== now.claimedBy?.id) void request.reload()
    changed(now)
    const text = SAID[one.act]
    if (text) say({ icon: 'tick', text })
    return true
  }

  const problem = acting.problem && tried ? { act: tried, sentence: acting.problem.sentence } : null
  return { id, request, doing, problem, act }
}
