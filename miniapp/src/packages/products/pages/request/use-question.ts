import type { RequestView } from '@onehall/shared/contract/requests'
import { awaitsShipment } from '@onehall/shared/domain/orders'
import { getNoticeQuestion } from '../../../../api/parcels.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { isInDanger } from './standing.ts'

export interface Question {
  /** she never met it, and something will be shipped to her */
  ask: boolean
  /** WeChat may still ask it */
  byMessage: boolean
  reload: () => Promise<void>
}

/** The question before shipment, as it stands for an order. Where nothing will be shipped, or somebody is in danger, nobody asks. */
export function useQuestion(request: RequestView): Question {
  const awaits = awaitsShipment(request) && !isInDanger(request)
  const { data, reload } = useResource(awaits ? 'notice-question' : null, getNoticeQuestion)
  const { ask = false, byMessage = false } = (awaits && data) || {}
  return { ask, byMessage, reload }
}
