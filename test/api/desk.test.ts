import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCatalogue } from '../support/catalogue.ts'
import { key } from '../support/caller.ts'
import { openHouse, type House } from '../support/house.ts'
import { importPerson, newPerson, type TestPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

let house: House
let xu: TestPerson
let gao: TestPerson

beforeAll(async () => {
  house = await openHouse()
  await importCatalogue(house)
  xu = await importPerson(house, { role: 'agent', name: '许宁' })
  gao = await importPerson(house, { role: 'agent', name: '高远' })
  for (const agent of [xu, gao]) await agent.api.get('desk/queue')
})
afterAll(() => house.close())

const complain = async (person: TestPerson, text = '我要投诉，师傅迟到了'): Promise<string> =>
  (await person.api.post('requests', { kind: 'complaint', text })).body.id
const claimed = async (agent: TestPerson, id: string): Promise<void> => {
  expect((await agent.api.post(`desk/requests/${id}/claim`)).status).toBe(200)
}
const done = async (agent: TestPerson, id: string): Promise<void> => {
  await agent.api.post(`desk/requests/${id}/resolve`, {})
}

describe('the queue', () => {
  test('a request without a department waits for an agent, who answers it by name', async () => {
    const person = await newPerson(house)
    const id = await complain(person)
    const queue = await xu.api.get('desk/queue')
    const item = queue.body.items.find((i: { id: string }) => i.id === id)
    expect(item).toMatchObject({
      group: 'claim',
      reason: '没有对应部门',
      text: '我要投诉，师傅迟到了',
      nameMasked: '客户',
    })
    expect(item.clock).toMatchObject({ kind: 'first_response' })

    await claimed(xu, id)
    await xu.api.post(`desk/requests/${id}/reply`, { text: '对不起，我来查。' })
    const seen = await person.api.get(`requests/${id}`)
    expect(seen.body).toMatchObject({ status: 'answered', agent: { name: '许宁' } })
    expect(seen.body.thread.at(-1)).toMatchObject({ from: 'agent', name: '许宁', text: '对不起，我来查。' })
    await done(xu, id)
    expect((await person.api.get(`requests/${id}`)).body.status).toBe('resolved')
  })

  test('an agent who never looked at the queue takes what a link leads to', async () => {
    const id = await complain(await newPerson(house))
    const agent = await importPerson(house, { role: 'agent', name: '新来的' })
    await claimed(agent, id)
    await done(agent, id)
  })

  test('ops give a tier, on record, and what the person asks then waits by it; agents may not', async () => {
    const ops = await importPerson(house, { role: 'ops', name: '方未' })
    const [plain, lifted] = [await newPerson(house), await newPerson(house)]
    const tier = { tier: 'gold', reason: '老客户' }
    const path = `/api/v1/desk/people/${lifted.id}/tier`
    expect((await xu.api.send('PUT', path, tier)).status).toBe(403)
    expect((await ops.api.send('PUT', path, tier)).status).toBe(204)
    expect((await ops.api.send('PUT', path.replace(lifted.id, 'x'.repeat(22)), tier)).body.code).toBe(
      'person.unknown',
    )
    expect((await lifted.api.get('me')).body.tier).toBe('gold')
    expect(
      await house.db.collection('audit').findOne({ actor: ops.id, objectRef: `accounts/${lifted.id}` }),
    ).toMatchObject({ action: 'tier.gold', role: 'ops' })
    const [a, b] = [await complain(plain), await complain(lifted)]
    const ids = (await gao.api.get('desk/queue')).body.items.map((i: { id: string }) => i.id)
    expect(ids.indexOf(b)).toBeLessThan(ids.indexOf(a))
    for (const id of [a, b]) {
      await claimed(gao, id)
      await done(gao, id)
    }
  })

  test('what goes wrong with another’s request costs nobody the place they hold', async () => {
    const places = async (agent: TestPerson): Promise<string[]> => {
      const found = await house.db.collection<{ _id: string }>('desk_agents').findOne({ _id: agent.id })
      return (found as unknown as { claims: { requestId: string }[] }).claims.map((c) => c.requestId)
    }
    const id = await complain(await newPerson(house))
    await claimed(xu, id)
    const stolen = await gao.api.post(`desk/requests/${id}/transfer`, { agentId: xu.id })
    expect([stolen.status, stolen.body.code]).toEqual([409, 'desk.not_yours'])
    expect(await places(xu)).toContain(id)
    expect((await xu.api.post(`desk/requests/${id}/transfer`, { agentId: xu.id })).status).toBe(200)
    expect(await places(xu)).toContain(id)
    expect((await gao.api.post(`desk/requests/${id}/claim`)).status).toBe(409)
    expect(await places(gao)).not.toContain(id)
    await done(xu, id)
    expect(await places(xu)).not.toContain(id)
  })

  test('nobody but an agent sees the desk', async () => {
    const person = await newPerson(house)
    const id = await complain(person)
    for (const [method, path] of [
      ['GET', 'desk/queue'],
      ['GET', `desk/requests/${id}`],
      ['POST', `desk/requests/${id}/claim`],
      ['GET', `desk/people/${person.id}`],
      ['GET', 'desk/metrics'],
    ] as const)
      expect((await person.api.send(method, path)).status).toBe(403)
  })

  test('nudging and writing again never cost the place', async () => {
    const [first, second] = [await newPerson(house), await newPerson(house)]
    const early = await complain(first)
    const late = await complain(second)
    await first.api.post(`requests/${early}/messages`, { text: '在吗' })
    const ids = (await xu.api.get('desk/queue')).body.items.map((i: { id: string }) => i.id)
    expect(ids.indexOf(early)).toBeLessThan(ids.indexOf(late))
    for (const id of [early, late]) {
      await claimed(xu, id)
      await done(xu, id)
    }
  })

  test('gold goes before the others, and a note is for colleagues only', async () => {
    const [plain, gold] = [
      await newPerson(house),
      await importPerson(house, { name: '温如是', tier: 'gold' }),
    ]
    const [a, b] = [await complain(plain), await complain(gold)]
    const ids = (await gao.api.get('desk/queue')).body.items.map((i: { id: string }) => i.id)
    expect(ids.indexOf(b)).toBeLessThan(ids.indexOf(a))
    await claimed(gao, b)
    await gao.api.post(`desk/requests/${b}/note`, { text: '老客户' })
    expect((await gao.api.get(`desk/requests/${b}`)).body.notes).toMatchObject([
      { name: '高远', text: '老客户' },
    ])
    expect(JSON.stringify((await gold.api.get(`requests/${b}`)).body)).not.toContain('老客户')
    for (const id of [a, b]) {
      await gao.api.post(`desk/requests/${id}/claim`)
      await done(gao, id)
    }
  })
})

describe('claiming', () => {
  test('of two who claim at once one gets it, and the other is told who', async () => {
    const id = await complain(await newPerson(house))
    const tries = await Promise.all([xu, gao].map((agent) => agent.api.post(`desk/requests/${id}/claim`)))
    expect(tries.map((t) => t.status).sort()).toEqual([200, 409])
    expect(tries.find((t) => t.status === 409)!.body.code).toBe('desk.taken')
    const winner = tries[0]!.status === 200 ? xu : gao
    await done(winner, id)
  })

  test('an agent may have five at a time; the sixth is free again after one is done', async () => {
    const ids: string[] = []
    for (let i = 0; i < 6; i++) ids.push(await complain(await newPerson(house)))
    for (const id of ids.slice(0, 5)) await claimed(gao, id)
    expect((await gao.api.post(`desk/requests/${ids[5]}/claim`)).body.code).toBe('desk.full')
    await done(gao, ids[0]!)
    await claimed(gao, ids[5]!)
    for (const id of ids) await done(gao, id)
  })

  test('what is not mine I cannot answer, hand on or resolve', async () => {
    const id = await complain(await newPerson(house))
    await claimed(xu, id)
    for (const [path, body] of [
      ['reply', { text: '好' }],
      ['route', { add: ['sales'] }],
      ['transfer', { agentId: gao.id }],
      ['resolve', {}],
      ['release', {}],
    ] as const)
      expect((await gao.api.post(`desk/requests/${id}/${path}`, body)).body.code).toBe('desk.not_yours')
    await done(xu, id)
  })

  test('a colleague takes over with the whole thread', async () => {
    const person = await newPerson(house)
    const id = await complain(person)
    await claimed(xu, id)
    const moved = await xu.api.post(`desk/requests/${id}/transfer`, {
      agentId: gao.id,
      text: '他认识这位客户',
    })
    expect(moved.body).toMatchObject({ claimedBy: { name: '高远' }, notes: [{ text: '他认识这位客户' }] })
    expect((await person.api.get(`requests/${id}`)).body.agent).toEqual({ name: '高远' })
    await done(gao, id)
  })
})

describe('working on it', () => {
  test('an agent sends it to two departments at once; it resolves when both are done', async () => {
    const person = await newPerson(house)
    const id = await complain(person, '冰箱送来磕坏了，还少一个抽屉')
    await claimed(xu, id)
    const routed = await xu.api.post(`desk/requests/${id}/route`, { add: ['sales', 'logistics'] }, key())
    expect(routed.body).toMatchObject({ status: 'routed', routing: { by: 'desk' } })
    const parts = await eventually(
      () => person.api.get(`requests/${id}`),
      (r) =>
        r.body.legs.length === 2 &&
        r.body.legs.every((leg: { status: string }) => leg.status !== 'pending' && leg.status !== 'sending'),
    )
    expect(parts.body.legs.map((leg: { department: string }) => leg.department).sort()).toEqual([
      'logistics',
      'sales',
    ])
    expect(
      (await house.db.collection('requests').findOne({ _id: id as never }))!['correctedAt'],
    ).toBeInstanceOf(Date)
    const rows = []
    for await (const row of house.container.corrections()) rows.push(row)
    expect(rows.find((row) => row.id === id)).toMatchObject({
      text: '冰箱送来磕坏了，还少一个抽屉',
      departments: expect.arrayContaining(['sales', 'logistics']),
      priority: 'normal',
    })
  })

  test('corrections leave page by page, each once, also those of one moment', async () => {
    const requests = house.db.collection<{ _id: string; number: string }>('requests')
    const one = (await requests.findOne({ correctedAt: { $exists: true } } as object))!
    const copies = ['a', 'b', 'c'].map((name) => ({
      ...one,
      _id: `${one._id}${name}`,
      number: `${one.number}${name}`,
    }))
    await requests.insertMany(copies)
    const ops = await importPerson(house, { role: 'ops', name: '方未' })
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { body } = await ops.api.get(`desk/corrections?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((row: { id: string }) => row.id))
      if (body.nextCursor === null) break
      cursor = encodeURIComponent(body.nextCursor)
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const { _id } of copies) expect(seen).toContain(_id)
    await requests.deleteMany({ _id: { $in: copies.map((copy) => copy._id) } })
  })

  test('a wrong department is dropped, and told', async () => {
    const person = await newPerson(house)
    const id = (await person.api.post('requests', { kind: 'purchase', text: '其实是要修' })).body.id
    await eventually(
      () => person.api.get(`requests/${id}`),
      (r) => r.body.legs[0].status !== 'pending',
    )
    await person.api.post(`requests/${id}/actions`, { action: 'human' })
    await claimed(gao, id)
    const [leg] = (await gao.api.get(`desk/requests/${id}`)).body.legs
    const routed = await gao.api.post(`desk/requests/${id}/route`, { add: ['installation'], drop: [leg.id] })
    expect(routed.status).toBe(200)
    const seen = await eventually(
      () => person.api.get(`requests/${id}`),
      (r) =>
        r.body.legs.some(
          (l: { department: string; status: string }) =>
            l.department === 'installation' && l.status !== 'pending',
        ),
    )
    expect(['cancelled', 'done', 'accepted', 'in_progress']).toContain(seen.body.legs[0].status)
  })

  test('a question back stands the clocks; the answer sets them going again', async () => {
    const person = await newPerson(house)
    const id = await complain(person)
    await claimed(xu, id)
    const asked = await xu.api.post(`desk/requests/${id}/reply`, { text: '哪天的事？', ask: true })
    expect(asked.body.status).toBe('waiting_customer')
    expect(asked.body.clocks.find((c: { kind: string }) => c.kind === 'resolution')).toMatchObject({
      state: 'paused',
      dueAt: null,
    })
    expect((await person.api.get(`requests/${id}`)).body.sentence).toBe('许宁问了您一句，等您回复')
    await person.api.post(`requests/${id}/messages`, { text: '昨天下午' })
    const back = await xu.api.get(`desk/requests/${id}`)
    expect(back.body.status).toBe('answered')
    expect(back.body.clocks.find((c: { kind: string }) => c.kind === 'next_response')).toMatchObject({
      state: 'running',
    })
    await done(xu, id)
  })

  test('two requests about one thing become one, and late words go to the one that stays', async () => {
    const person = await newPerson(house)
    const [a, b] = [await complain(person, '第一次说'), await complain(person, '又说一次')]
    await claimed(xu, b)
    expect((await xu.api.post(`desk/requests/${b}/merge`, { into: a })).status).toBe(200)
    expect((await person.api.get(`requests/${b}`)).body).toMatchObject({ status: 'cancelled', mergedInto: a })
    await person.api.post(`requests/${b}/messages`, { text: '迟到的话' })
    const texts = (await person.api.get(`requests/${a}`)).body.thread.map((m: { text: string }) => m.text)
    expect(texts).toEqual(['第一次说', '又说一次', '迟到的话'])
    const stranger = await complain(await newPerson(house))
    await claimed(xu, stranger)
    expect((await xu.api.post(`desk/requests/${stranger}/merge`, { into: a })).body.code).toBe(
      'desk.other_person',
    )
    await done(xu, stranger)
  })
})

describe('people', () => {
  test('are masked; unmasking needs a claimed request and a reason, and is on record', async () => {
    const person = await importPerson(house, { name: '邱若水', tier: 'silver' })
    expect((await xu.api.get(`desk/people/${person.id}`)).status).toBe(404)
    const id = await complain(person)
    const seen = await xu.api.get(`desk/people/${person.id}`)
    expect(seen.body).toMatchObject({
      nameMasked: '邱**',
      tier: 'silver',
      phoneMasked: expect.stringMatching(/^139\*{4}\d{4}$/),
    })
    expect(JSON.stringify(seen.body)).not.toContain(person.phone)
    expect(seen.body.open).toMatchObject([{ id, state: '等认领' }])

    const ask = { field: 'phone', requestId: id, reason: '约回访时间' }
    expect((await xu.api.post(`desk/people/${person.id}/unmask`, ask)).body.code).toBe('desk.not_yours')
    await claimed(xu, id)
    expect((await xu.api.post(`desk/people/${person.id}/unmask`, ask)).body).toEqual({
      field: 'phone',
      value: person.phone,
    })
    const rows = await house.db.collection('audit').find({ stream: 'desk' }).toArray()
    expect(rows.at(-1)).toMatchObject({
      actor: xu.id,
      action: 'unmask.phone',
      objectRef: `accounts/${person.id}`,
    })
    expect(JSON.stringify(rows)).not.toContain('约回访时间')
    await done(xu, id)
  })
})
