import { randomUUID } from 'node:crypto'
import { signatureHeaders } from '@onehall/mocks/index'
import { installationCase } from '@onehall/shared/contract/departments'
import { expect } from 'vitest'
import type { z } from 'zod'
import type { House } from '../../support/house.ts'
import { receivedBy } from '../../support/stand-ins.ts'

type InstallationCase = z.infer<typeof installationCase>

/** The cases that installation was sent under this number. */
export async function casesOf(house: House, requestNumber: string): Promise<InstallationCase[]> {
  const received = await receivedBy(house.standIns.installation.url)
  return received
    .filter(({ method, path }) => method === 'POST' && path === '/cases')
    .map(({ body }) => installationCase.parse(body))
    .filter((body) => body.requestNumber === requestNumber)
}

/** The installer presses the next step of a work order, in his own system; that system tells the hall. */
export async function takeStep(house: House, ref: string, to: 'arrived' | 'done'): Promise<void> {
  const raw = JSON.stringify({ to, at: new Date().toISOString(), clientId: randomUUID() })
  const reply = await fetch(`${house.standIns.installation.url}/work-orders/${ref}/transitions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(house.secrets.installation, raw) },
    body: raw,
  })
  expect(reply.status).toBe(200)
}
