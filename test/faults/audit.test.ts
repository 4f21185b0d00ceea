import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openHouse, type House } from '../support/house.ts'
import { importPerson, newPerson } from '../support/people.ts'
import { runProgram } from '../support/processes.ts'

interface Row {
  _id: string
  stream: string
  seq: number
  actor: string
  prevHash: string
  hash: string
}

let house: House
let rows: Row[]
let checkpoints: string

const audit = () => house.db.collection<Row>('audit')
const verify = () => runProgram('bff/dist/audit/main.js', [], house.env)

beforeAll(async () => {
  house = await openHouse()
  const ops = await importPerson(house, { role: 'ops', name: '方未' })
  for (let i = 0; i < 5; i++) {
    const { id } = await newPerson(house)
    expect(
      (await ops.api.send('PUT', `desk/people/${id}/tier`, { tier: 'silver', reason: '活动' })).status,
    ).toBeLessThan(300)
  }
  await house.container.checkpoint()
  rows = await audit().find().sort({ stream: 1, seq: 1 }).toArray()
  checkpoints = await readFile(house.env['AUDIT_PATH']!, 'utf8')
  expect(rows.length).toBeGreaterThanOrEqual(5)
})
beforeEach(async () => {
  await audit().deleteMany({})
  await audit().insertMany(rows)
  await writeFile(house.env['AUDIT_PATH']!, checkpoints)
})
afterAll(() => house.close())

test('a record as it was written is found so', async () => {
  const { code, output } = await verify()
  expect([code, output]).toEqual([0, `${rows.length} rows, 1 checkpoints: all as it was written\n`])
})

describe('who can write the store', () => {
  const third = (): Row => rows[2]!
  const named = async (what: string): Promise<void> => {
    const { code, output } = await verify()
    expect(output).toContain(what)
    expect(code).toBe(1)
  }

  test('changes a row: it is named', async () => {
    await audit().updateOne({ _id: third()._id }, { $set: { actor: 'somebody else' } })
    await named(`${third().stream} ${third().seq}: was changed`)
  })

  test('drops a row: the gap is named', async () => {
    await audit().deleteOne({ _id: third()._id })
    await named(`${third().stream} ${third().seq}: 1 row(s) before ${third().seq + 1} were dropped`)
  })

  test('puts two rows in each other’s place: both are named', async () => {
    const [a, b] = [rows[1]!, third()]
    await audit().updateOne({ _id: a._id }, { $set: { seq: -1 } })
    await audit().updateOne({ _id: b._id }, { $set: { seq: a.seq } })
    await audit().updateOne({ _id: a._id }, { $set: { seq: b.seq } })
    await named(`${a.stream} ${a.seq}: was moved here: it is row ${b.seq}`)
    await named(`${a.stream} ${b.seq}: was moved here: it is row ${a.seq}`)
  })

  test('cuts rows off the end: a checkpoint knows of them', async () => {
    const last = rows.at(-1)!
    await audit().deleteOne({ _id: last._id })
    await named(`${last.stream} ${last.seq}: rows ${last.seq} to ${last.seq} were cut off the end`)
  })

  test('drops a whole stream: a checkpoint knows of it', async () => {
    await audit().deleteMany({ stream: third().stream })
    await named(`${third().stream} 1: rows 1 to`)
  })

  test('forges a checkpoint: its line is named', async () => {
    const line = JSON.parse(checkpoints) as { heads: Record<string, { seq: number }> }
    Object.values(line.heads)[0]!.seq = 1
    await writeFile(join(house.env['AUDIT_PATH']!), `${JSON.stringify(line)}\n`)
    await named('checkpoints 1: line 1')
  })
})
