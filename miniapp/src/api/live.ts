import type * as Contract from '@onehall/shared/contract/live'
import { openSocket, socketOrigin } from '../platform/live-socket.ts'
import { createLive } from '../platform/live.ts'
import { onNetworkChange } from '../platform/network.ts'
import { client, keeper } from './client.ts'
import type { Reply } from './contract.ts'

const openLive = () =>
  client.call<Reply<(typeof Contract)['openLive']>>({ method: 'POST', path: '/live/ticket' })

/** News as it happens, over one socket for the whole app. */
export const live = createLive({
  async address() {
    const { ticket } = await openLive()
    return `${socketOrigin(__API_ORIGIN__)}/api/v1/live?ticket=${encodeURIComponent(ticket)}`
  },
  open: openSocket,
  random: Math.random,
})

onNetworkChange(() => live.hurry())

let holder = keeper.current()?.account.id
keeper.onChange((session) => {
  if (session?.account.id === holder) return
  holder = session?.account.id
  live.restart()
})
