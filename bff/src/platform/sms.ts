import { z } from 'zod'
import { clock } from '@onehall/shared/domain/time'
import { call } from './http-client.ts'
import type { Config } from '../config.ts'
import type { Metrics } from './metrics.ts'

export interface Sms {
  /** Throws CallError where the provider did not take it. */
  sendCode(phone: string, code: string): Promise<void>
  /** A child's watch called for help. Says nothing of the child; sent again, the same call is no second message. Throws as the other. */
  sendSos(phone: string, call: { id: string; at: Date }): Promise<void>
}

export function createSms({ url, key }: Config['sms'], metrics: Metrics): Sms {
  /** What is sent again as the same is one message: the provider knows it by that. */
  const send = async (
    message: { phone: string; templateId: string; params: Record<string, string> },
    sameAs?: string,
  ): Promise<void> => {
    await call({
      peer: 'sms',
      operation: 'send',
      url: `${url}/send`,
      headers: {
        authorization: `Bearer ${key}`,
        ...(sameAs && { 'idempotency-key': sameAs }),
      },
      body: JSON.stringify(message),
      reply: z.unknown(),
      timeoutMs: 5_000,
      metrics,
    })
  }
  return {
    sendCode: (phone, code) => send({ phone, templateId: 'sign-in-code', params: { code } }),
    sendSos: (phone, { id, at }) =>
      send({ phone, templateId: 'watch-sos', params: { time: clock(at) } }, `sos-${id}`),
  }
}
