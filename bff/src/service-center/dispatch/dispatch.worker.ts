import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { createWorkQueue, type WorkQueue } from '../../platform/queue.ts'
import type { RequestKey } from '../requests.repository.ts'
import type { Sender } from './sender.ts'
import type { DueRequest } from './worklist.repository.ts'

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
  sender: Sender
  clock: Clock
  logger: Logger
  redis: { url: string; prefix: string }
}

/** Legs a process sends at once to one department: each has its own line, so a dead one never slows the others. */
const AT_ONCE = 20

/** Queues hold wake-up calls and nothing else: Redis may lose them all, for what is due stands in the requests themselves. */
export function createDispatch({ sender, clock, logger, redis }: Parts): Dispatch {
  const queues = new Map<Department, WorkQueue<Job>>()
  let stopped = false

  const call = async (department: Department, job: Job, at: Date | null): Promise<void> => {
    const delayMs = at ? Math.max(0, at.getTime() - clock.now().getTime()) : 0
    // a later call has an id of its own, or it would be dropped as a repeat of the one that is running
    const id = at ? `${job.legId}-${at.getTime()}` : job.legId
    await queues.get(department)?.add(job, { id, delayMs })
  }

  const wakeAll = async (r: DueRequest): Promise<void> => {
    for (const legId of new Set(r.outbox.map((s) => s.legId))) {
      const department = r.legs.find((l) => l.id === legId)?.department
      if (department) await call(department, { id: r.id, ownerId: r.ownerId, legId }, null)
    }
  }

  const open = async (department: Department): Promise<void> => {
    const handle = async ({ legId, ...key }: Job): Promise<void> => {
      const again = await sender.send(key, legId)
      if (again && !stopped) await call(department, { ...key, legId }, again)
    }
    const line = {
      name: `hall-${department}`,
      redisUrl: redis.url,
      prefix: redis.prefix,
      concurrency: AT_ONCE,
      logger,
      handle,
    }
    queues.set(department, await createWorkQueue<Job>(line))
  }

  return {
    wake(request) {
      wakeAll(request).catch((error: unknown) =>
        logger.info({ err: error }, 'wake-up call lost, the sweeper will call'),
      )
    },
    async start() {
      await Promise.all(DEPARTMENTS.map(open))
    },
    async stop() {
      stopped = true
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}
