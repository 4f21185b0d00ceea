import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { signatureHeaders } from '@onehall/mocks/index'
import { importProducts } from '../../support/catalogue.ts'
import { openHouse, type House, type HouseOptions } from '../../support/house.ts'

const WEB_ROOT = fileURLToPath(new URL('../../../miniapp/dist/h5', import.meta.url))
const NEVER_BY_ITSELF = 3_600_000

/** A house that serves the app as `npm start` does. Visits are moved by hand, so that each step can be seen. */
export async function openAppHouse({ env, stock = importProducts }: HouseOptions = {}): Promise<House> {
  if (!existsSync(`${WEB_ROOT}/index.html`))
    throw new Error('the app is not built for browsers: run `npm run build`')
  return openHouse({ env: { WEB_ROOT, ...env }, visitPace: NEVER_BY_ITSELF, stock })
}

/** The master's next step in the field, as installation's own system hears of it. */
export async function moveVisit(house: House, ref: string, to: 'arrived' | 'done'): Promise<void> {
  const raw = JSON.stringify({ to, at: new Date().toISOString(), clientId: randomUUID() })
  const response = await fetch(`${house.standIns.installation.url}/work-orders/${ref}/transitions`, {
    method: 'POST',
    body: raw,
    headers: signatureHeaders(house.secrets.installation, raw),
  })
  if (!response.ok) throw new Error(`installation refused: ${response.status} ${await response.text()}`)
}
