import type { RequestView } from '@onehall/shared/contract/requests'
import type { Body } from '../../../../api/contract.ts'
import type { answerVisit as endpoint } from '@onehall/shared/contract/requests'
import { answerVisit } from '../../../../api/requests.ts'
import { useWrite } from '../../../../state/use-write.ts'

export interface HomeVisitActs {
  busy: boolean
  problem: string | null
  register: (yes: boolean) => void
  charges: (id: string, accept: boolean) => void
}

/** What only she can say yes or no to. */
export function useHomeVisit(id: string, changed: (request: RequestView) => void): HomeVisitActs {
  const answering = useWrite((body: Body<typeof endpoint>, key) => answerVisit(id, body, key))
  const say = async (body: Body<typeof endpoint>): Promise<void> => {
    const request = await answering.run(body)
    if (request) changed(request)
  }
  return {
    busy: answering.busy,
    problem: answering.problem?.sentence ?? null,
    register: (register) => void say({ register }),
    charges: (chargesId, accept) => void say({ charges: { id: chargesId, accept } }),
  }
}
