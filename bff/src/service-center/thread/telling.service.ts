import { pagePath } from '@onehall/shared/domain/pages'
import type { Config, Topic } from '../../config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Wechat } from '../../platform/wechat.ts'
import type { RequestEvent, ServiceRequest } from '../request/index.ts'
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
  wechat: Wechat
  templates: Config['wechat']['templates']
  clock: Clock
  logger: Logger
  findOpenid(accountId: string): Promise<string | null>
}

/** WeChat cuts a thing field at 20 characters. */
const FIELD_MAX = 20

export function createTelling({
  subscriptions,
  wechat,
  templates,
  clock,
  logger,
  findOpenid,
}: Parts): Telling {
  const send = async (r: ServiceRequest, event: RequestEvent, topic: Topic): Promise<void> => {
    const templateId = templates[topic]
    if (!templateId || !(await subscriptions.use(r.ownerId, topic, `${r.id}:${event.seq}`))) return
    const openid = await findOpenid(r.ownerId)
    if (openid === null) return
    const data = {
      thing1: cut(r.title),
      thing2: cut(sentenceFor(r, clock.now())),
      character_string3: r.number,
    }
    const message = { templateId, page: pagePath('request', { id: r.id }).slice(1), data }
    if (!(await wechat.tell(openid, message))) await subscriptions.clear(r.ownerId, topic)
  }

  return {
    told(after, before) {
      for (const event of after.events.slice(before?.events.length ?? 0)) {
        const topic = topicOf(after, event)
        if (topic)
          send(after, event, topic).catch((error: unknown) =>
            logger.warn({ err: error, requestId: after.id }, 'not told by WeChat'),
          )
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
  if (event.type === 'status' && event.status === 'resolved') return 'done'
  if (event.type === 'message')
    return r.messages.find((m) => m.id === event.messageId)?.from === 'agent' ? 'progress' : null
  return null
}

const cut = (text: string): string => (text.length <= FIELD_MAX ? text : `${text.slice(0, FIELD_MAX - 1)}…`)
