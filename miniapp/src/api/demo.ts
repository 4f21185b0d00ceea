import { transport } from './client.ts'
import { isGood } from './create-client.ts'

/** The sheet that says who plays whom, and shows the text messages. */
export const DEMO_SHEET = '/demo'

/** Whether this server is a demonstration: it then has the demo sheet. Only asked in a browser. */
export async function hasDemo(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'h5') return false
  try {
    const asked = { method: 'GET' as const, url: `${DEMO_SHEET}.json`, headers: {}, timeoutMs: 5_000 }
    const reply = await transport(asked)
    // a server without it may answer with the app's own page
    return isGood(reply) && typeof reply.body === 'object'
  } catch {
    return false
  }
}
