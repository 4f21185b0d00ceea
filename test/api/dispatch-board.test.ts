import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureHeaders } from '@onehall/mocks/index'
import type { BoardJob } from '@onehall/shared/contract/dispatch-board'
import { importCatalogue } from '../support/catalogue.ts'
import {
  bookJob,
  codeOf,
  hireCrew,
  report,
  say,
  work,
  type Crew,
  type MasterRef,
  type TestJob,
} from '../support/field.ts'
import { openHouse, type House } from '../support/house.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { importPerson, type TestPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

let house: House
let crew: Crew
let ops: TestPerson

beforeAll(async () => {
  house = await openHouse({ visitPace: 3_600_000 })
  await importCatalogue(house)
  crew = await hireCrew(house)
  ops = await importPerson(house, { role: 'ops', name: '方未' })
})
afterAll(() => house.close())

const board = async (date: string) => (await ops.api.get(`desk/board?date=${date}`)).body
const onBoard = async ({ id, date }: TestJob): Promise<BoardJob> => {
  const { installers, unassigned } = await board(date)
  const jobs: BoardJob[] = [...installers.flatMap((one: { jobs: BoardJob[] }) => one.jobs), ...unassigned]
  return jobs.find((job) => job.id === id)!
}
const assign = (job: TestJob, installerId: string, more: object) =>
  ops.api.post(`desk/jobs/${job.id}/assign`, { installerId, ...more })
const others = ({ master }: TestJob): MasterRef[] =>
  (Object.keys(crew) as MasterRef[]).filter((ref) => ref !== master)
/** An hour at night, which the calendar gives nobody. */
const atNight = ({ date }: TestJob, hour = '02') => ({
  from: `${date}T${hour}:00:00+08:00`,
  until: `${date}T${hour}:50:00+08:00`,
})
const view = async (job: TestJob, who: TestPerson = job.installer) =>
  (await who.api.get(`jobs/${job.id}`)).body
const lost = (job: TestJob) =>
  eventually(
    () => view(job),
    ({ standing }) => standing === 'reassigned',
  )

describe('the board', () => {
  test('shows a day by installer, with skills and regions, and no door', async () => {
    const job = await bookJob(house, crew)
    const { installers } = await board(job.date)
    const his = installers.find(({ id }: { id: string }) => id === job.master)
    expect(his.regions).toEqual(['安徽省合肥市'])
    expect(his.skills.length).toBeGreaterThan(0)
    expect(his.jobs.map(({ ref }: BoardJob) => ref)).toContain(job.ref)
    expect(JSON.stringify(installers)).not.toContain('梧桐里')
  })

  test('gives a job to somebody else: he has it, the customer sees him, the one before has not', async () => {
    const job = await bookJob(house, crew)
    const { version } = await onBoard(job)
    const to = others(job)[0]!
    const given = await assign(job, to, { version, slot: atNight(job, '01') })
    expect([given.status, given.body.installerId]).toEqual([200, to])
    await lost(job)
    expect((await view(job, crew[to])).standing).toBe('yours')
    const { homeVisit } = (await job.customer.api.get(`requests/${job.requestId}`)).body
    expect(homeVisit).toMatchObject({ needsConfirmation: true, code: null })
    expect((await say(job, 'accepted')).body.code).toBe('job.reassigned')
    const [line] = await house.db.collection('audit').find({ stream: 'dispatch' }).toArray()
    expect(line).toMatchObject({ actor: ops.id, action: 'assign' })
  })

  test('refuses overlap, who has not the skill or the region, and what was decided on something else', async () => {
    const [job, other] = [await bookJob(house, crew), await bookJob(house, crew)]
    const [{ version }, there] = [await onBoard(job), await onBoard(other)]
    const taken = { from: there.from, until: there.until }
    expect((await assign(job, other.master, { version, slot: taken })).body.code).toBe('job.overlap')
    const away = await assign(job, 'mst_xiangjin', { version })
    expect([away.body.code, away.body.detail]).toEqual(['job.unfit', '向晋不跑这个城市'])
    const stale = await assign(job, others(job)[0]!, { version: 'other', slot: atNight(job) })
    expect(stale.body.code).toBe('job.changed')
    expect((await onBoard(job)).installerId).toBe(job.master)
  })

  test('of two ops at once one changes it, and the other is told', async () => {
    const job = await bookJob(house, crew)
    const { version } = await onBoard(job)
    const answers = await Promise.all(
      others(job).map((to, i) => assign(job, to, { version, slot: atNight(job, `0${3 + i}`) })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('job.changed')
  })

  test('says so while installation is away', async () => {
    const job = await bookJob(house, crew)
    await behave(house.standIns.installation.url, 'down')
    expect((await ops.api.get(`desk/board?date=${job.date}`)).body.code).toBe('department.unavailable')
    await behave(house.standIns.installation.url, 'ok')
    await eventually(
      () => ops.api.get(`desk/board?date=${job.date}`),
      ({ status }) => status === 200,
      15_000,
    )
  })
})

describe('reassigned while the work is being reported', () => {
  /** The office gives it away; the phone that has no signal reports what was done all the same. */
  const doneButGivenAway = async (): Promise<{ job: TestJob; to: MasterRef; clientId: string }> => {
    const job = await bookJob(house, crew)
    await work(job)
    const done = { ...(await report(house, job)), customerCode: await codeOf(job), clientId: randomUUID() }
    await eventually(
      () => onBoard(job),
      ({ version }) => version.startsWith('started'),
    )
    const to = others(job)[0]!
    const { version } = await onBoard(job)
    expect((await assign(job, to, { version, slot: atNight(job, '05') })).status).toBe(200)
    await lost(job)
    // what he has begun stays with him until he has said how it ended
    const { items } = (await job.installer.api.get(`jobs?date=${job.date}`)).body
    const kept = items.find(({ id }: { id: string }) => id === job.id)
    expect(kept).toMatchObject({ standing: 'reassigned', state: 'started', conflict: null, address: null })
    expect((await say(job, 'done', done)).status).toBe(200)
    await eventually(
      () => view(job),
      ({ conflict }) => conflict !== null,
    )
    return { job, to, clientId: done.clientId }
  }

  test('is kept, shown to him and to ops, and counts once ops confirm it', async () => {
    const { job, clientId } = await doneButGivenAway()
    const his = await view(job)
    expect(his.conflict).toMatchObject({ why: 'reassigned', handedOver: false })
    expect(his.customer).toBeNull()
    expect(his.acts.at(-1)).toMatchObject({ to: 'done', delivery: 'conflict' })
    const listed = (await job.installer.api.get(`jobs?date=${job.date}`)).body.items
    expect(listed.map(({ id }: { id: string }) => id)).toContain(job.id)
    const handed = await job.installer.api.post(`jobs/${job.id}/handover`, { text: '我做完了，客户在场' })
    expect(handed.body.conflict.handedOver).toBe(true)
    const { conflicts } = await board(job.date)
    const disputed = conflicts.find(({ id }: BoardJob) => id === job.id)
    expect(disputed.conflict).toMatchObject({ why: 'reassigned', to: 'done', handedOver: true })

    const decision = { decision: 'confirm', reason: '客户说装好了' }
    expect((await ops.api.post(`desk/jobs/${job.id}/conflict`, decision)).status).toBe(200)
    const request = await eventually(
      async () => (await job.customer.api.get(`requests/${job.requestId}`)).body,
      ({ status }) => status === 'resolved',
    )
    expect(request.legs[0].status).toBe('done')
    const calls = await receivedBy(house.standIns.installation.url)
    const brought = calls.filter((c) => (c.body as { clientId?: string } | null)?.clientId === clientId)
    expect(brought.at(-1)!.body).toMatchObject({ override: true, to: 'done' })
    expect((await ops.api.post(`desk/jobs/${job.id}/conflict`, decision)).body.code).toBe('job.no_conflict')
  })

  test('or stays a record, and the job is the other’s', async () => {
    const { job, to } = await doneButGivenAway()
    const decision = { decision: 'set_aside', reason: '重新上门' }
    await ops.api.post(`desk/jobs/${job.id}/conflict`, decision)
    expect((await view(job)).conflict).toBeNull()
    expect((await view(job)).acts.at(-1).delivery).toBe('settled')
    expect(await view(job, crew[to])).toMatchObject({ standing: 'yours', state: 'assigned' })
  })

  /** What the office, or she, does while his phone has no signal. */
  const meanwhile: Record<string, (job: TestJob) => Promise<unknown>> = {
    'she cancels': ({ customer, requestId }) =>
      customer.api.post(`requests/${requestId}/actions`, { action: 'cancel' }),
    'installation calls it off': async ({ ref }) => {
      const body = JSON.stringify({ reason: '仓库缺货' })
      const headers = signatureHeaders(house.secrets.installation, body)
      const { url } = house.standIns.installation
      await fetch(`${url}/cases/${ref}/cancel`, { method: 'POST', body, headers })
    },
    'the office gives it away': async (job) =>
      assign(job, others(job)[0]!, { version: (await onBoard(job)).version, slot: atNight(job, '06') }),
    'the office gives it another time': async (job) => {
      await assign(job, job.master, { version: (await onBoard(job)).version, slot: atNight(job, '07') })
      return eventually(
        () => view(job),
        ({ from }) => from === new Date(atNight(job, '07').from).toISOString(),
      )
    },
  }
  const WHY = ['cancelled', 'cancelled', 'reassigned', 'moved']

  test.each(Object.keys(meanwhile).map((what, i) => [what, WHY[i]!] as const))(
    '%s while all of it is on its way: kept whole, shown to both, and brought once when it counts',
    async (what, why) => {
      const job = await bookJob(house, crew)
      await work(job)
      const clientId = randomUUID()
      const parts = [{ name: '排水管', quantity: 2 }]
      const done = { ...(await report(house, job)), customerCode: await codeOf(job), parts, clientId }
      await eventually(
        () => onBoard(job),
        ({ version }) => version.startsWith('started'),
      )
      const { from } = await view(job)
      await meanwhile[what]!(job)
      // what he says at that moment, before or after the hall has heard of it, is taken
      expect((await say(job, 'done', done)).body.act.clientId).toBe(clientId)
      const his = await eventually(
        () => view(job),
        ({ conflict, standing }) => conflict?.why === why && (standing !== 'yours' || why === 'moved'),
      )
      expect(his.acts.map(({ to }: { to: string }) => to).slice(-2)).toEqual(['started', 'done'])
      expect(his.acts.at(-1)).toMatchObject({ clientId, delivery: 'conflict' })
      // he sees his own work, and nothing of whose it is now
      if (why !== 'moved')
        expect([his.state, his.from, his.recorded.photos.length, his.customer]).toEqual([
          'done',
          from,
          2,
          null,
        ])
      // said again, as a phone does whose reply was lost
      expect((await say(job, 'done', done)).body.act.delivery).toBe('conflict')

      const { conflicts } = await board(job.date)
      const { conflict } = conflicts.find(({ id }: BoardJob) => id === job.id)
      expect(conflict).toMatchObject({ why, to: 'done', recorded: { parts, confirmedBy: 'code' } })
      expect(conflict.recorded.photos).toBe((done as unknown as { photos: [] }).photos.length)
      expect(conflict.recorded.checks).toBe((done as unknown as { checklist: [] }).checklist.length)
      const decisions = await Promise.all(
        [1, 2].map(() =>
          ops.api.post(`desk/jobs/${job.id}/conflict`, { decision: 'confirm', reason: '客户说做好了' }),
        ),
      )
      expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409])
      await eventually(
        () => view(job),
        ({ acts }) => acts.every(({ delivery }: { delivery: string }) => delivery === 'sent'),
      )
      const told = (await receivedBy(house.standIns.installation.url)).flatMap(({ path, body }) =>
        path === `/work-orders/${job.ref}/transitions`
          ? [body as { clientId: string; override: boolean }]
          : [],
      )
      const dones = told.filter((one) => one.clientId === clientId)
      expect(dones.filter(({ override }) => override)).toHaveLength(1)
      expect(dones.at(-1)).toMatchObject({ to: 'done', override: true, report: { parts } })
      expect((await board(job.date)).conflicts.map(({ id }: BoardJob) => id)).not.toContain(job.id)
    },
  )
})
