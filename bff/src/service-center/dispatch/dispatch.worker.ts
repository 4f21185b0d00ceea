import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { createWorkQueue, type WorkQueue } from '../../platform/queue.ts'
import type { Redis } from '../../platform/redis.ts'
import { legDue } from '../request/index.ts'
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
  redis: Redis
  /** before every key in Redis */
  prefix: string
}

/** Legs a process sends at once to one department: each has its own line, so a dead one never slows the others. */
const AT_ONCE = 20

/** Queues hold wake-up calls and nothing else: Redis may lose them all, for what is due stands in the requests themselves. */
export function createDispatch({ sender, clock, logger, redis, prefix }: Parts): Dispatch {
  const queues = new Map<Department, WorkQueue<Job>>()
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
    const line = { name: `hall-${department}`, redis, prefix, concurrency: AT_ONCE, logger, handle }
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
