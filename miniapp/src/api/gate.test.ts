import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('lets so many through at a time, the others in order, and a failure gives its place on', async () => {
  const gate = createGate(2)
  const entered: number[] = []
  const exits = new Map<number, { ok: () => void; fail: () => void }>()
  const work = (n: number) =>
    gate(
      () =>
        new Promise<void>((resolve, reject) => {
          entered.push(n)
          exits.set(n, { ok: resolve, fail: () => reject(new Error('down')) })
        }),
    ).catch(() => undefined)
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

  const all = [1, 2, 3, 4].map(work)
  await settled()
  expect(entered).toEqual([1, 2])
  exits.get(2)!.fail()
  await settled()
  expect(entered).toEqual([1, 2, 3])
  exits.get(1)!.ok()
  await settled()
  expect(entered).toEqual([1, 2, 3, 4])
  exits.get(3)!.ok()
  exits.get(4)!.ok()
  await Promise.all(all)
})
