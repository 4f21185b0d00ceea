import type Router from '@koa/router'
import type { Context } from 'koa'
import * as contract from '@onehall/shared/contract/jobs'
import { mount, reply, type Door } from '../http/route.ts'
import { versionOf } from './jobs.presenter.ts'
import type { Jobs } from './jobs.service.ts'

export function mountJobs(router: Router, door: Door, jobs: Jobs): void {
  mountReading(router, door, jobs)
  mountActs(router, door, jobs)
}

function mountReading(router: Router, door: Door, jobs: Jobs): void {
  mount(router, door, contract.getJobSummary, async function getJobSummary({ caller, query }) {
    return reply(200, await jobs.summary(caller.accountId, query.date))
  })
  mount(router, door, contract.listJobs, async function listJobs({ caller, query, http }) {
    const day = await jobs.list(caller.accountId, query)
    const tag = { ETag: `"${versionOf(day)}"` }
    return isKnown(http, tag) ? reply(304, null, tag) : reply(200, day, tag)
  })
  mount(router, door, contract.getJob, async function getJob({ caller, params, http }) {
    const job = await jobs.get(caller.accountId, params.id)
    const tag = { ETag: `"${job.version}"` }
    return isKnown(http, tag) ? reply(304, null, tag) : reply(200, job, tag)
  })
  mount(router, door, contract.listJobSlots, async function listJobSlots({ caller, params, query }) {
    return reply(200, { items: await jobs.slots(caller.accountId, params.id, query) })
  })
}

const isKnown = (http: Context, { ETag }: { ETag: string }): boolean => http.get('if-none-match') === ETag

function mountActs(router: Router, door: Door, jobs: Jobs): void {
  mount(router, door, contract.moveJob, async function moveJob({ caller, params, body }) {
    return reply(200, await jobs.move(caller.accountId, params.id, body))
  })
  mount(router, door, contract.checkUnit, async function checkUnit({ caller, params, body }) {
    return reply(200, await jobs.checkUnit(caller.accountId, params.id, body.unitCode))
  })
  mount(router, door, contract.askCharges, async function askCharges({ caller, params, body }) {
    return reply(200, await jobs.askCharges(caller.accountId, params.id, body))
  })
  mount(router, door, contract.handOverJob, async function handOverJob({ caller, params, body }) {
    return reply(200, await jobs.handOver(caller.accountId, params.id, body.text))
  })
}
