import type { JobView } from '@onehall/shared/contract/jobs'
import { askCharges, getJob, moveJob } from '../api/jobs.ts'
import { uploadMedia } from '../api/media.ts'
import { ApiError } from '../api/problem.ts'
import { keptFiles } from '../platform/kept-files.ts'
import { putJob } from '../state/jobs-kept.ts'
import type { Ports, Reply } from './outbox.ts'
import { SAID_ALREADY } from './record.ts'

/** Nothing is wrong with what was said: who is here must be known first, or too much was asked at once. */
const COMES_RIGHT = [401, 408, 425, 429]
const NOT_SIGNED_IN_MS = 60_000
/** Steps that another phone may have said as well: of those the first holds, and it is no matter whose. */
const SAID_BY_ANY = ['accepted', 'en_route', 'arrived', 'started']

export const wire: Ports['wire'] = {
  async photo({ id, file }) {
    const address = await keptFiles.address(file)
    if (address === null)
      return { kind: 'refused', refusal: { code: 'file.gone', sentence: '这张照片在手机里找不到了，请重拍' } }
    return reply(async () => {
      const { id: mediaId } = await uploadMedia(address, { onProgress: ignore, onStart: ignore }, id)
      return { mediaId }
    })
  },
  async act(jobId, body) {
    const said = await reply(async () => {
      const { asksWhyFarAway, job } = await moveJob(jobId, body)
      putJob(job)
      return { asksWhy: asksWhyFarAway }
    })
    if (said.kind !== 'refused') return said
    const job = await lookAgain(jobId)
    const isSaid = job?.acts.some(({ to }) => to === body.to) && SAID_BY_ANY.includes(body.to)
    if (said.refusal.code !== 'job.illegal_move' || !isSaid) return said
    return { kind: 'refused', refusal: { code: SAID_ALREADY, sentence: '另一台手机已经报过' } }
  },
  charges: (jobId, { id, at, items }) =>
    reply(async () => {
      putJob(await askCharges(jobId, { clientId: id, at, items: [...items] }))
      return {}
    }),
}

const ignore = (): void => undefined

async function reply<T>(send: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { kind: 'done', value: await send() }
  } catch (error) {
    // a fault of our own must not take the queue down: it is tried again
    if (!(error instanceof ApiError)) return { kind: 'later' }
    if (error.status === 401) return { kind: 'later', ms: NOT_SIGNED_IN_MS }
    if (error.mayHaveHappened || COMES_RIGHT.includes(error.status))
      return { kind: 'later', ...(error.retryAfter && { ms: error.retryAfter * 1000 }) }
    return { kind: 'refused', refusal: { code: error.code, sentence: error.sentence } }
  }
}

/** Why it was refused is often something that has changed: the page should show it. */
async function lookAgain(jobId: string): Promise<JobView | null> {
  try {
    const job = await getJob(jobId)
    putJob(job)
    return job
  } catch {
    return null
  }
}
