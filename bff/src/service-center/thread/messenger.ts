import type { Topic } from '@onehall/shared/domain/topics'
import type { Config } from '../../config.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Wechat } from '../../platform/wechat.ts'
import type { Subscriptions } from './subscriptions.repository.ts'

export interface Message {
  /** no two messages of one key are sent */
  key: string
  topic: Topic
  /** where it leads, as `pagePath` has it */
  page: string
  /** as the template has its fields; too long ones are cut as WeChat would refuse them */
  data: Record<string, string>
}

/** Messages by WeChat, each on a consent of its own. What the hall and other rooms have to tell goes through here. */
export interface Messenger {
  /** Those of these accounts that may still be told of this. */
  listWilling(accountIds: readonly string[], topic: Topic): Promise<string[]>
  /** Uses a consent up, then sends: nothing is sent twice, and nothing without one. Never throws, and nobody waits for WeChat. */
  tell(accountId: string, message: Message): void
}

interface Parts {
  subscriptions: Subscriptions
  wechat: Wechat
  templates: Config['wechat']['templates']
  logger: Logger
  findOpenid(accountId: string): Promise<string | null>
}

/** WeChat cuts a thing field at 20 characters. */
const FIELD_MAX = 20

export function createMessenger({ subscriptions, wechat, templates, logger, findOpenid }: Parts): Messenger {
  const send = async (accountId: string, { key, topic, page, data }: Message): Promise<void> => {
    const templateId = templates[topic]
    if (!templateId || !(await subscriptions.use(accountId, topic, key))) return
    const openid = await findOpenid(accountId)
    if (openid === null) return
    const fields = Object.fromEntries(Object.entries(data).map(([name, text]) => [name, cut(text)]))
    const sent = await wechat.tell(openid, { templateId, page: page.slice(1), data: fields })
    if (!sent) await subscriptions.clear(accountId, topic)
  }
  return {
    listWilling: async (accountIds, topic) =>
      templates[topic] ? subscriptions.listWilling(accountIds, topic) : [],
    tell(accountId, message) {
      send(accountId, message).catch((error: unknown) =>
        logger.warn({ err: error, topic: message.topic, messageKey: message.key }, 'not told by WeChat'),
      )
    },
  }
}

const cut = (text: string): string => (text.length <= FIELD_MAX ? text : `${text.slice(0, FIELD_MAX - 1)}…`)
