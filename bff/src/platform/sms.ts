import { z } from 'zod'
import { call } from './http-client.ts'
import type { Config } from '../config.ts'
import type { Metrics } from './metrics.ts'

export interface Sms {
  /** Throws CallError where the provider did not take it. */
  sendCode(phone: string, code: string): Promise<void>
}

export function createSms({ url, key }: Config['sms'], metrics: Metrics): Sms {
  return {
    async sendCode(phone, code) {
      await call({
        peer: 'sms',
        operation: 'send',
        url: `${url}/send`,
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ phone, templateId: 'sign-in-code', params: { code } }),
        reply: z.unknown(),
        timeoutMs: 5_000,
        metrics,
      })
    },
  }
}
