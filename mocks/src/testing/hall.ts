import { createHmac } from 'node:crypto'
import { departmentEvent, type DepartmentEvent } from '@onehall/shared/contract/departments'
import { listen } from '../server/listen.ts'
import { answer, type Call } from '../server/routes.ts'

/** The hall as departments see it: it takes hooks, and remembers them in the order of their arrival. */
export interface HallDouble {
  url: string
  hooks: { path: string; event: DepartmentEvent }[]
  /** how many hooks it still answers with 500 */
  failing: number
  close: () => Promise<void>
}

export async function openHall(secret: string): Promise<HallDouble> {
  const hall: Omit<HallDouble, 'url' | 'close'> = { hooks: [], failing: 0 }
  const server = await listen(0, (call) => {
    refuseForged(call, secret)
    if (hall.failing > 0) {
      hall.failing -= 1
      return Promise.resolve(answer(500, {}))
    }
    hall.hooks.push({ path: call.path, event: departmentEvent.parse(JSON.parse(call.raw)) })
    return Promise.resolve(answer(200, { received: true }))
  })
  return Object.assign(hall, server)
}

/** Computed here once more, not by the code under test. */
function refuseForged({ headers, raw }: Call, secret: string): void {
  const timestamp = String(headers['x-onehall-timestamp'])
  const expected = createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')
  if (headers['x-onehall-signature'] !== `v1=${expected}`) throw new Error('forged hook')
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error('stale hook')
}
