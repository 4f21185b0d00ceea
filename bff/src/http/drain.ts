import type { Server, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Ends a server without losing a call: it takes no new connection, answers what is under way, and says with each
 * answer that it is the last on its connection, so that clients go elsewhere with the next. What it gives resolves
 * when all is answered, or after `withinMs`, and cuts what is left then.
 */
export function createDrain(server: Server): (withinMs: number) => Promise<void> {
  const open = new Set<ServerResponse>()
  let draining = false
  const last = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.on('request', (_request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    if (draining) last(response)
  })
  return async (withinMs) => {
    draining = true
    open.forEach(last)
    const answered = new Promise((resolve) => server.close(resolve))
    await Promise.race([answered, wait(withinMs)])
    server.closeAllConnections()
  }
}
