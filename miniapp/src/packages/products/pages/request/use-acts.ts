import type { Body } from '../../../../api/contract.ts'
import type { actOnRequest as endpoint, RequestView } from '@onehall/shared/contract/requests'
import { useState } from 'react'
import { actOnRequest, rateRequest } from '../../../../api/requests.ts'
import { say } from '../../../../state/toast.ts'
import { useWrite } from '../../../../state/use-write.ts'

type Act = Body<typeof endpoint>

export interface Acts {
  /** which one is under way */
  doing: Act['action'] | null
  /** why the last one was not done */
  problem: string | null
  /** true where it was done */
  act: (act: Act) => Promise<boolean>
  rating: {
    busy: boolean
    problem: string | null
    rate: (score: number, comment: string) => Promise<boolean>
  }
}

/** What is said in passing once it is done; what changes on the page says itself. */
const SAID: Partial<Record<Act['action'], string>> = {
  nudge: '已经帮您催了',
  confirm: '时间定下了',
  human: '已转给客服',
  cancel: '已取消',
  reopen: '接着办',
}

/** An answer that did not help goes to departments where they can help, else to the desk. */
const saidOf = (action: Act['action'], { legs }: RequestView): string | undefined =>
  action === 'not_helpful' ? (legs.length > 0 ? '转给部门办了' : '已转给客服') : SAID[action]

/** The acts that the request's abilities name. Each is done once; what comes back is how it stands now. */
export function useActs(id: string, changed: (request: RequestView) => void): Acts {
  const [doing, setDoing] = useState<Act['action'] | null>(null)
  const acting = useWrite((act: Act, key) => actOnRequest(id, act, key))
  const rating = useWrite((given: { score: number; comment?: string }, key) => rateRequest(id, given, key))

  async function act(one: Act): Promise<boolean> {
    if (acting.busy) return false
    setDoing(one.action)
    const request = await acting.run(one)
    setDoing(null)
    if (!request) return false
    changed(request)
    const text = saidOf(one.action, request)
    if (text) say({ icon: 'tick', text })
    return true
  }

  async function rate(score: number, comment: string): Promise<boolean> {
    const words = comment.trim()
    const request = await rating.run({ score, ...(words && { comment: words }) })
    if (request) changed(request)
    return request !== null
  }

  return {
    doing,
    problem: acting.problem?.sentence ?? null,
    act,
    rating: { busy: rating.busy, problem: rating.problem?.sentence ?? null, rate },
  }
}
