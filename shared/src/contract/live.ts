import { z } from 'zod'
import { TOPICS } from '../domain/topics.ts'
import { endpoint } from './endpoint.ts'
import { requestEvent } from './requests.ts'

export const openLive = endpoint({
  id: 'openLive',
  tag: 'live',
  method: 'POST',
  path: '/live/ticket',
  summary: 'A ticket for one WebSocket at /api/v1/live?ticket=…, good for half a minute and for one use',
  who: 'person',
  replies: { 200: z.object({ ticket: z.string(), expiresIn: z.int() }) },
  problems: ['live.unavailable'],
  repeatable: true,
})

/** What a socket sends: an event of one of the person's requests; for agents also news of the queue. */
export const liveMessage = z.discriminatedUnion('channel', [
  requestEvent.extend({ channel: z.literal('request') }),
  z.object({
    channel: z.literal('desk'),
    type: z.enum(['queued', 'claimed', 'released', 'left', 'moved']),
    requestId: z.string(),
    danger: z.boolean(),
  }),
])
export type LiveMessage = z.infer<typeof liveMessage>

export const listTemplates = endpoint({
  id: 'listTemplates',
  tag: 'live',
  method: 'GET',
  path: '/subscriptions',
  summary: 'WeChat messages that a tap may ask consent for, and how many of each may still be sent',
  who: 'person',
  replies: {
    200: z.object({
      items: z.array(z.object({ topic: z.enum(TOPICS), templateId: z.string(), left: z.int() })),
    }),
  },
})

export const saveSubscriptions = endpoint({
  id: 'saveSubscriptions',
  tag: 'live',
  method: 'POST',
  path: '/subscriptions',
  summary: 'What the person chose when WeChat asked: one consent is one message',
  who: 'person',
  body: z.strictObject({
    choices: z
      .array(
        z.strictObject({
          templateId: z.string().min(1).max(100),
          choice: z.enum(['accept', 'reject', 'ban', 'filter']),
        }),
      )
      .max(5),
  }),
  replies: { 204: null },
})
