import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecords } from './read-records.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-records-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(name: string, text: string) {
  const path = join(folder, name)
  await writeFile(path, text)
  return readRecords(path)
}

test('an array gives each record with the line it begins on', async () => {
  expect(await read('a.json', '[\n  {"a": 1},\n  {\n    "a": 2\n  }, 3\n]')).toEqual([
    { line: 2, value: { a: 1 } },
    { line: 3, value: { a: 2 } },
    { line: 5, value: 3 },
  ])
})

test('lines give each record with its line, and blank ones nothing', async () => {
  expect(await read('a.jsonl', '{"a": 1}\n\n{"a": 2}\r\n')).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 3, value: { a: 2 } },
  ])
})

test('a broken line does not keep the others from being read', async () => {
  expect(await read('a.jsonl', '{"a": 1}\n{"a": \n{"a": 3}')).toMatchObject([
    { line: 1, value: { a: 1 } },
    { line: 2, problem: expect.any(String) as string },
    { line: 3, value: { a: 3 } },
  ])
})

test('a broken record of an array is told with its line, and those before it are read', async () => {
  const records = await read('a.json', '[\n{"a": 1},\n{"a": },\n{"a": 3}\n]')
  expect(records[0]).toEqual({ line: 2, value: { a: 1 } })
  expect(records[1]).toMatchObject({ line: 3, problem: expect.any(String) as string })
  expect(records).toContainEqual({ line: 4, value: { a: 3 } })
})

test('an array that breaks off, a comma too many, a comment: told, never passed over', async () => {
  for (const text of ['[{"a": 1}', '[{"a": 1},]', '[{"a": 1} // one\n]', '[{"a": 1} {"a": 2}]']) {
    const records = await read('a.json', text)
    expect([text, records.some((record) => 'problem' in record)]).toEqual([text, true])
  }
})

test('what is no array is one problem', async () => {
  for (const text of ['', '{}', 'null', 'hello'])
    expect(await read('a.json', text)).toEqual([{ line: 1, problem: 'is not a JSON array' }])
})

test('any JSON comes back as it was, from an array and from lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async (list) => {
      const plain = JSON.parse(JSON.stringify(list)) as unknown[]
      const values = (records: Awaited<ReturnType<typeof read>>) =>
        records.map((r) => ('value' in r ? r.value : r))
      expect(values(await read('b.json', JSON.stringify(plain, null, 2)))).toEqual(plain)
      expect(values(await read('b.jsonl', plain.map((v) => JSON.stringify(v)).join('\n')))).toEqual(plain)
    }),
    { numRuns: 50 },
  )
})
