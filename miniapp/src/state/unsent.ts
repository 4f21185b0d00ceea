import type { OpenRequestInput } from '@onehall/shared/contract/requests'
import { create } from 'zustand'
import { ApiError } from '../api/problem.ts'
import { openRequest } from '../api/requests.ts'
import { isOnline, onNetworkChange } from '../platform/network.ts'
import { keep } from '../platform/storage.ts'
import { useSession } from './session.ts'

/** A request that the person said may go as soon as there is a network. The server does not have it yet. */
export interface Unsent {
  /** its Idempotency-Key from the first try on: it is never done twice */
  key: string
  title: string
  body: OpenRequestInput
  since: number
  /** why the server will not have it as it is; null while it only waits for a network */
  refused: string | null
}

interface Store {
  items: readonly Unsent[]
  /** how many went out since the app was opened: who shows requests fetches anew when it grows */
  sent: number
}

const kept = keep<readonly Unsent[]>('written.unsent', 1)
const stored = (): readonly Unsent[] => kept.read()?.value ?? []

export const useUnsent = create<Store>(() => ({ items: stored(), sent: 0 }))

function setItems(items: readonly Unsent[]): void {
  kept.write(items)
  useUnsent.setState({ items })
}

export function sendLater(one: Omit<Unsent, 'since' | 'refused'>): void {
  setItems([...stored(), { ...one, since: Date.now(), refused: null }])
}

/** The person wants it back, to change it or to let it be. */
export const takeBack = (key: string): void => setItems(stored().filter((one) => one.key !== key))

/** Called once, at launch: whatever waits goes out whenever there is a network. */
export function startUnsent(): void {
  onNetworkChange(() => isOnline() && void sendUnsent())
  // another person may be signed in now
  useSession.subscribe(() => useUnsent.setState({ items: stored() }))
}

let sending: Promise<void> | null = null
let again: ReturnType<typeof setTimeout> | undefined

/** A device may believe in a network that carries nothing yet. */
const AGAIN_MS = 20_000

/** Sends what waits, the oldest first, until one of them meets a silence; then again a little later. */
export function sendUnsent(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = null
  })
  return sending
}

async function sendAll(): Promise<void> {
  clearTimeout(again)
  for (const one of stored()) {
    if (one.refused !== null) continue
    if (!(await sendOne(one))) {
      again = setTimeout(() => void sendUnsent(), AGAIN_MS)
      return
    }
  }
}

/** False where it makes no sense to go on now. */
async function sendOne({ key, body }: Unsent): Promise<boolean> {
  try {
    await openRequest(body, key)
    takeBack(key)
    useUnsent.setState(({ sent }) => ({ sent: sent + 1 }))
    return true
  } catch (error) {
    if (!(error instanceof ApiError) || error.mayHaveHappened || COMES_RIGHT.includes(error.status))
      return false
    setItems(stored().map((one) => (one.key === key ? { ...one, refused: error.sentence } : one)))
    return true
  }
}

/** Not signed in, another try still under way, too many at once: nothing is wrong with what was asked. */
const COMES_RIGHT = [401, 409, 429]

/** How many wait for a network; what was refused waits for the person. */
export const useWaitingCount = (): number =>
  useUnsent(({ items }) => items.filter(({ refused }) => refused === null).length)
