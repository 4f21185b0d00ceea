import type { LiveMessage } from '@onehall/shared/contract/live'
import type { SocketEars } from './live-socket.ts'

/** What a listener hears: an event as it happens, or that some may have gone unheard and must be asked for. */
export type News = LiveMessage | { channel: 'gap' }

/** The id of a request, any of the person's requests, or the queue of the desk. */
export type Topic = 'requests' | 'desk' | (string & {})

type Hear = (news: News) => void

export interface Live {
  /**
   * Listens until the way back is called. While anybody listens there is a socket, or one is being tried for. Right
   * after it stands, at first and after each break, everyone hears of a gap: then ask for what came after the seq you have.
   */
  on(topic: Topic, hear: Hear): () => void
  /** Whether a socket stands: news comes by itself. Where not, look again and again. */
  isOpen(): boolean
  onOpenChange(listener: () => void): () => void
  /** The network is back: do not wait out the pause. */
  hurry(): void
  /** Somebody else is here: the socket was another person's. */
  restart(): void
}

interface Ways {
  /** the address of one socket, its one-use ticket in it */
  address: () => Promise<string>
  open: (url: string, ears: SocketEars) => () => void
  /** 0 to 1 */
  random: () => number
}

const PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** From asking for a ticket to the server's word that it listens. */
const READY_WITHIN_MS = 10_000
/** A socket that ends sooner was not worth calling a success: the pauses go on growing. */
const STEADY_MS = 10_000
/** From one page to the next nobody listens for a moment. */
const LINGER_MS = 3000

interface Line {
  /** when the server said that it listens; null until then */
  readyAt: number | null
  close: () => void
}

/** One socket for the whole app, opened when somebody listens, with ever longer pauses where it fails. */
export function createLive({ address, open, random }: Ways): Live {
  const ears = new Map<Topic, Set<Hear>>()
  const watchers = new Set<() => void>()
  let line: Line | null = null
  let fails = 0
  let pause: Timer
  let deadline: Timer
  let linger: Timer

  const tellWatchers = (): void => {
    for (const watcher of watchers) watcher()
  }

  function connect(): void {
    clearTimeout(pause)
    if (line !== null || ears.size === 0) return
    const mine: Line = { readyAt: null, close: () => undefined }
    line = mine
    const isMine = (): boolean => line === mine
    const fail = (): void => {
      if (isMine()) retry()
    }
    deadline = setTimeout(fail, READY_WITHIN_MS)
    address().then((url) => {
      if (!isMine()) return
      mine.close = open(url, { heard: (text) => isMine() && hear(mine, text), ended: fail })
    }, fail)
  }

  function hear(mine: Line, text: string): void {
    const message = parsed(text)
    if (message?.channel === 'live') {
      clearTimeout(deadline)
      mine.readyAt = Date.now()
      tellWatchers()
      for (const listeners of ears.values()) tell(listeners, { channel: 'gap' })
    } else if (message?.channel === 'desk') {
      tell(ears.get('desk'), message)
    } else if (message) {
      tell(ears.get(message.requestId), message)
      tell(ears.get('requests'), message)
    }
  }

  function hangUp(): void {
    clearTimeout(pause)
    clearTimeout(deadline)
    const old = line
    line = null
    old?.close()
    if (old?.readyAt != null) tellWatchers()
  }

  function retry(): void {
    const readyAt = line?.readyAt ?? null
    if (readyAt !== null && Date.now() - readyAt >= STEADY_MS) fails = 0
    hangUp()
    const longest = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** fails)
    fails += 1
    // half of it by chance: a server that restarts is not met by everyone at once
    pause = setTimeout(connect, (longest * (1 + random())) / 2)
  }

  return {
    on(topic, listener) {
      clearTimeout(linger)
      const listeners = ears.get(topic) ?? new Set()
      ears.set(topic, listeners.add(listener))
      connect()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && ears.get(topic) === listeners) ears.delete(topic)
        if (ears.size === 0) linger = setTimeout(hangUp, LINGER_MS)
      }
    },
    isOpen: () => line !== null && line.readyAt !== null,
    onOpenChange(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    hurry: connect,
    restart() {
      hangUp()
      fails = 0
      connect()
    },
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined

function tell(listeners: Set<Hear> | undefined, news: News): void {
  for (const hear of [...(listeners ?? [])]) hear(news)
}

function parsed(text: string): LiveMessage | { channel: 'live' } | null {
  try {
    return JSON.parse(text) as LiveMessage
  } catch {
    return null
  }
}
