import type { LiveMessage } from '@onehall/shared/contract/live'
import { isOver } from '@onehall/shared/domain/request-states'
import type { PubSub } from '../../platform/pubsub.ts'
import type { ServiceRequest } from '../request/index.ts'
import type { RequestPresenter } from './requests.presenter.ts'

/** Tells what changed to whom it concerns, in every process that has a socket of theirs. */
export interface Live {
  told(after: ServiceRequest, before: ServiceRequest | null): void
}

export const personChannel = (accountId: string): string => `live:person:${accountId}`
export const DESK_CHANNEL = 'live:desk'

export function createLive(pubsub: PubSub, presenter: Pick<RequestPresenter, 'event'>): Live {
  return {
    told(after, before) {
      for (const event of after.events.slice(before?.events.length ?? 0)) {
        const message: LiveMessage = { channel: 'request', ...presenter.event(after, event) }
        pubsub.publish(personChannel(after.ownerId), message)
      }
      const type = deskNews(after, before)
      if (type)
        pubsub.publish(DESK_CHANNEL, {
          channel: 'desk',
          type,
          requestId: after.id,
          danger: after.priority === 'danger',
        } satisfies LiveMessage)
    },
  }
}

type DeskNews = Extract<LiveMessage, { channel: 'desk' }>['type']
const inDesk = (r: ServiceRequest | null): boolean =>
  r !== null && !isOver(r.status) && (r.desk !== null || r.claim !== null)

function deskNews(after: ServiceRequest, before: ServiceRequest | null): DeskNews | null {
  if (!inDesk(before)) return inDesk(after) ? 'queued' : null
  if (!inDesk(after)) return 'left'
  const [was, is] = [before?.claim?.agentId, after.claim?.agentId]
  if (was !== is) return is ? 'claimed' : 'released'
  return 'moved'
}
