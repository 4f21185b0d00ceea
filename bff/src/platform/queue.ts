import { Queue, Worker } from 'bullmq'
import type { Logger } from './logger.ts'
import type { Redis } from './redis.ts'

/** A line of work in Redis: wake-up calls, each handled by one process. What must not be lost is not in here. */
export interface WorkQueue<T> {
  /** The same id waits only once. */
  add(job: T, options: { id: string; delayMs: number }): Promise<void>
  close(): Promise<void>
}

interface Line<T> {
  name: string
  redis: Redis
  prefix: string
  concurrency: number
  logger: Logger
  handle(job: T): Promise<void>
}

/** How late a busy process may write a command; a start on a crowded machine comes to the client's own 5 s. */
const WRITE_WITHIN_MS = 60_000

/** How long a job stays with a process that does not say that it still has it: then it waits for another. */
const LOCK_MS = 10_000

/**
 * BullMQ 6 on the `redis` client. Throws where Redis does not answer the first commands. A queue's commands fail at once while Redis is away (the sweeper makes up for
 * it); its worker waits for Redis to come back.
 */
export async function createWorkQueue<T extends object>(line: Line<T>): Promise<WorkQueue<T>> {
  const { name, prefix, logger } = line
  const commandOptions = { timeout: WRITE_WITHIN_MS }
  const client = line.redis.duplicate({ commandOptions })
  const blocking = line.redis.duplicate({ commandOptions, disableOfflineQueue: false })
  const onError = (error: Error): void => logger.warn({ queue: name, err: error.message }, 'queue')
  client.on('error', onError)
  blocking.on('error', onError)
  await Promise.all([client.connect(), blocking.connect()])

  const jobs = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const
  const queue = new Queue(name, {
    connection: client,
    prefix,
    defaultJobOptions: jobs,
  })
  const worker = new Worker<T>(name, async (job) => line.handle(job.data), {
    connection: blocking,
    prefix,
    concurrency: line.concurrency,
    autorun: false,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
  })
  queue.on('error', onError)
  worker.on('error', onError)
  worker.on('failed', (_job, error) => logger.error({ queue: name, err: error }, 'job failed'))
  // BullMQ never tries its first commands again: a worker that runs without them asks on and on, without a pause, and
  // the process does nothing else any more. So where they fail, the start fails.
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()])
  worker.run().catch(onError)

  return {
    async add(job, { id, delayMs }) {
      await queue.add(name, job, { jobId: id, delay: delayMs })
    },
    async close() {
      await worker.close()
      await queue.close()
      for (const c of [client, blocking]) if (c.isOpen) c.destroy()
    },
  }
}
