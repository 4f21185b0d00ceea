import { timingSafeEqual } from 'node:crypto'
import { isMobile } from '@onehall/shared/domain/people'
import { z } from 'zod'
import { createBehaviour, REPLY_MODES } from '../server/behaviour.ts'
import type { Server } from '../server/listen.ts'
import { answer, readBody, Refusal } from '../server/routes.ts'
import { openStandIn } from '../server/stand-in.ts'

export interface SmsOptions {
  /** 0 takes a free one */
  port: number
  /** `Authorization: Bearer <key>` */
  key: string
}

/** A text message as it lies in the phone. */
export interface TextMessage {
  phone: string
  text: string
  code: string | null
  at: string
}

const KEPT = 1000
const order = z.object({
  phone: z.string().refine(isMobile, 'no mobile number'),
  templateId: z.string().min(1),
  params: z.record(z.string(), z.string()),
})

/** A text-message provider whose messages go nowhere: `GET /inbox?phone=` shows them, newest first. */
export function createSms({ port, key }: SmsOptions): Promise<Server> {
  const inbox: TextMessage[] = []
  /** `Idempotency-Key`s: what was sent under one is not sent again */
  const known = new Set<string>()
  return openStandIn({
    port,
    behaviour: createBehaviour(REPLY_MODES),
    routes: {
      'POST /send': (call) => {
        if (!isSame(call.headers.authorization ?? '', `Bearer ${key}`)) {
          throw new Refusal(401, { error: 'the key is missing or wrong' })
        }
        const { phone, templateId, params } = readBody(call, order)
        const sameAs = call.headers['idempotency-key']
        if (typeof sameAs === 'string') {
          if (known.has(sameAs)) return answer(200, { sent: true })
          known.add(sameAs)
        }
        inbox.unshift({
          phone,
          text: textOf(templateId, params),
          code: params.code ?? null,
          at: new Date().toISOString(),
        })
        inbox.length = Math.min(inbox.length, KEPT)
        return answer(200, { sent: true })
      },
      'GET /inbox': (call) => {
        const { phone } = call.query
        return answer(200, phone === undefined ? inbox : inbox.filter((message) => message.phone === phone))
      },
    },
  })
}

/** Words of templates that are not just what they are given. */
const TEMPLATES: Record<string, (params: Record<string, string>) => string> = {
  'watch-sos': ({ time = '' }) =>
    `孩子的手表 ${time} 按了求助键。先打给孩子，打不通马上打 110。手表的位置在一厅里看`,
}

function textOf(templateId: string, params: Record<string, string>): string {
  const { code, ...others } = params
  if (code !== undefined) return `【一厅】验证码 ${code}，5 分钟内有效，别告诉任何人`
  return `【一厅】${TEMPLATES[templateId]?.(params) ?? Object.values(others).join('，')}`
}

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
