import type * as Contract from '@onehall/shared/contract/jobs'
import { client } from './client.ts'
import type { Body, Query, Reply } from './contract.ts'
import { at, bodyOf } from './create-client.ts'

type Jobs = typeof Contract
export type JobDays = Reply<Jobs['listJobs']>

/** Jobs of some days, whole; null where `etag` is still how they stand. */
export async function listJobs(
  query: { date: string; days: number },
  etag: string | undefined,
): Promise<{ body: JobDays; etag: string } | null> {
  const headers = etag ? { 'If-None-Match': etag } : {}
  const answer = await client.ask({ method: 'GET', path: '/jobs', query, headers })
  if (answer.status === 304) return null
  return { body: bodyOf(answer) as JobDays, etag: answer.headers['etag'] ?? '' }
}

export const getJob = (id: string) => client.call<Contract.JobView>({ method: 'GET', path: at`/jobs/${id}` })

/** The same clientId is the same act, for ever: it needs no key. */
export const moveJob = (id: string, body: Contract.MoveJobInput) =>
  client.call<Reply<Jobs['moveJob']>>({ method: 'POST', path: at`/jobs/${id}/transitions`, body })

export const checkUnit = (id: string, unitCode: string) =>
  client.call<Reply<Jobs['checkUnit']>>({
    method: 'POST',
    path: at`/jobs/${id}/unit-check`,
    body: { unitCode },
  })

export const askCharges = (id: string, body: Body<Jobs['askCharges']>) =>
  client.call<Contract.JobView>({ method: 'POST', path: at`/jobs/${id}/charges`, body })

export const listJobSlots = (id: string) =>
  client.call<Reply<Jobs['listJobSlots']>>({
    method: 'GET',
    path: at`/jobs/${id}/slots`,
    query: { days: 14 },
  })

export const handOverJob = (id: string, key: string) =>
  client.call<Contract.JobView>({ method: 'POST', path: at`/jobs/${id}/handover`, body: {}, key })

export const getJobSummary = (query: Query<Jobs['getJobSummary']>) =>
  client.call<Reply<Jobs['getJobSummary']>>({ method: 'GET', path: '/jobs/summary', query })
