import { pagePath } from '@onehall/shared/domain/pages'
import type { Topic } from '@onehall/shared/domain/topics'
import type { Config } from '../../config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { RequestEvent, ServiceRequest } from '../request/index.ts'
import type { Messenger } from './messenger.ts'
import { sentenceFor } from './sentence.ts'
import type { Subscriptions } from './subscriptions.repository.ts'

/** Tells people by WeChat what they asked to be told. The thread never depends on it: what is not told can be read. */
export interface Telling {
  /** Looks at what has just been stored, and tells where there is consent. Never throws. */
  told(after: ServiceRequest, before: ServiceRequest | null): void
  topics(accountId: string): Promise<{ topic: Topic; templateId: string; left: number }[]>
  /** One accepted template is one message more. */
  accept(accountId: string, templateIds: string[]): Promise<void>
}

interface Parts {
  subscriptions: Subscriptions
  messenger: Messenger
  templates: Config['wechat']['templates']
  clock: Clock
}

export function createTelling({ subscriptions, messenger, templates, clock }: Parts): Telling {
  return {
    told(after, before) {
      for (const event of after.events.slice(before?.events.length ?? 0)) {
        const topic = topicOf(after, event)
        if (!topic) continue
        messenger.tell(after.ownerId, {
          key: `${after.id}:${event.seq}`,
          topic,
          page: pagePath('request', { id: after.id }),
          data: {
            thing1: after.title,
            thing2: sentenceFor(after, clock.now()),
            character_string3: after.number,
          },
        })
      }
    },
    async topics(accountId) {
      const left = await subscriptions.left(accountId)
      return (Object.entries(templates) as [Topic, string][]).map(([topic, templateId]) => ({
        topic,
        templateId,
        left: left[topic] ?? 0,
      }))
    },
    async accept(accountId, templateIds) {
      for (const [topic, templateId] of Object.entries(templates) as [Topic, string][]) {
        if (templateIds.includes(templateId)) await subscriptions.add(accountId, topic)
      }
    },
  }
}

function topicOf(r: ServiceRequest, event: RequestEvent): Topic | null {
  if (event.type === 'appointment') return 'visit'
  // she did not ask: so she is told that it is there
  if (event.type === 'opened') return r.reportedBy ? 'progress' : null
  if (event.type === 'status' && event.status === 'resolved') return 'done'
  if (event.type === 'message')
    return r.messages.find((m) => m.id === event.messageId)?.from === 'agent' ? 'progress' : null
  return null
}
