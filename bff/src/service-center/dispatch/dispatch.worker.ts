import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { createWorkQueue, type WorkQueue } from '../../platform/queue.ts'
import type { Redis } from '../../platform/redis.ts'
import { close, legDue } from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { DueRequest, RequestKey, Requests } from '../requests.repository.ts'
import type { DepartmentEvents } from './department-events.repository.ts'
import type { Inbox } from './inbox.service.ts'
import type { Sender } from './sender.ts'

export interface Dispatch {
  /** Calls the senders of all legs that have something to send. Never throws: the sweeper makes up for a call that is lost. */
  wake(request: DueRequest): void
  start(): Promise<void>
  /** Lets what is under way end. */
  stop(): Promise<void>
}

interface Job extends RequestKey {
  legId: string
}

interface Parts {
  requests: Requests
  changes: RequestChanges
  events: DepartmentEvents
  inbox: Inbox
  sender: Sender
  clock: Clock
  logger: Logger
  redis: Redis
  /** before every key in Redis */
  prefix: string
}

const SWEEP_EVERY_MS = 2_000
const SWEEP_AT_ONCE = 500
/** Legs a process sends at once to one department: each has its own line, so a dead one never slows the others. */
const AT_ONCE = 20
/** A wake-up call gets this long before the sweeper takes it for lost. */
const GRACE_MS = 1_500
/** A word for a case that nobody has opened within the day that we try will never find it. */
const ORPHAN_MS = 25 * 3_600_000

/**
 * Queues hold wake-up calls and nothing else. Redis may lose them all: what is due stands in the requests themselves,
 * and the sweeper, which runs in every process, calls again.
 */
export function createDispatch(parts: Parts): Dispatch {
  const { requests, changes, events, inbox, sender, clock, logger } = parts
  const queues = new Map<Department, WorkQueue<Job>>()
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> = Promise.resolve()
  let stopped = false

  /**
   * Each moment at which a leg is due has one call, however many ask for it: a call that died with its process blocks
   * no later one, for whoever took the leg up has set another moment.
   */
  const call = async (department: Department, job: Job, at: Date): Promise<void> => {
    const delayMs = Math.max(0, at.getTime() - clock.now().getTime())
    await queues.get(department)?.add(job, { id: `${job.legId}-${at.getTime()}`, delayMs })
  }

  const wakeAll = async (r: DueRequest): Promise<void> => {
    for (const { id: legId, department } of r.legs) {
      const at = legDue(r, legId)
      if (at) await call(department, { id: r.id, ownerId: r.ownerId, legId }, at)
    }
  }

  const open = async (department: Department): Promise<void> => {
    const handle = async ({ legId, ...key }: Job): Promise<void> => {
      const again = await sender.send(key, legId)
      if (again && !stopped) await call(department, { ...key, legId }, again)
    }
    const { redis, prefix } = parts
    const line = { name: `hall-${department}`, redis, prefix, concurrency: AT_ONCE, logger, handle }
    queues.set(department, await createWorkQueue<Job>(line))
  }

  const sweep = async (): Promise<void> => {
    const now = clock.now()
    const lost = new Date(now.getTime() - GRACE_MS)
    const stale = { after: new Date(now.getTime() - ORPHAN_MS), before: lost }
    for (const waiting of await events.listStale(stale, SWEEP_AT_ONCE))
      await inbox.apply(waiting.department, waiting.caseRef)
    for (const key of await requests.listClosable(now, SWEEP_AT_ONCE))
      await changes.change(key, (r) => (r.status === 'resolved' ? close(r, now) : r))
    // last, for while Redis is away nobody can be called
    for (const due of await requests.listDue(lost, SWEEP_AT_ONCE)) await wakeAll(due)
  }

  const sweepAgain = (): void => {
    timer = setTimeout(() => {
      sweeping = sweep()
        .catch((error: unknown) => logger.warn({ err: error }, 'sweep'))
        .then(() => (stopped ? undefined : sweepAgain()))
    }, SWEEP_EVERY_MS)
  }

  return {
    wake(request) {
      wakeAll(request).catch((error: unknown) =>
        logger.info({ err: error }, 'wake-up call lost, the sweeper will call'),
      )
    },
    async start() {
      await Promise.all(DEPARTMENTS.map(open))
      sweepAgain()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await sweeping
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}
