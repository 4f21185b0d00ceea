import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/products'
import { faultKey } from '@onehall/shared/domain/fault-code'
import { toGtin14 } from '@onehall/shared/domain/gs1'
import { Problem } from '@onehall/shared/problem'
import { mount, reply, type Door } from '../http/route.ts'
import type { Card } from './cards.ts'
import type { Catalogue } from './catalogue.repository.ts'
import type { Product } from './product.ts'
import {
  presentBrief,
  presentCard,
  presentFault,
  presentManual,
  presentProduct,
  presentScan,
  presentUnit,
} from './products.presenter.ts'
import type { Person, RegistrationDesk } from './registrations.service.ts'
import type { Scanner } from './scan.service.ts'
import type { Units } from './units.repository.ts'

interface Rooms {
  catalogue: Catalogue
  units: Units
  scanner: Scanner
  desk: RegistrationDesk
  publicUrl: string
  getPerson(accountId: string): Promise<Person>
  /** What its owner sees beside the card: what the machine told, whose child it is for. */
  about(ownerId: string, card: Card): Promise<Pick<contract.RegistrationDetail, 'device' | 'child'>>
}

export function mountProducts(router: Router, door: Door, rooms: Rooms): void {
  mountCatalogue(router, door, rooms)
  mountScan(router, door, rooms)
  mountRegistrations(router, door, rooms)
}

function mountCatalogue(router: Router, door: Door, { catalogue, units, publicUrl }: Rooms): void {
  const get = async (gtin: string): Promise<Product> => {
    const gtin14 = toGtin14(gtin)
    if (gtin14 === null) throw new Problem('code.malformed', 'GTIN 的校验位不对')
    const product = await catalogue.find(gtin14)
    if (!product) throw new Problem('product.unknown')
    return product
  }
  mount(router, door, contract.getProduct, async function getProduct({ params }) {
    return reply(200, presentProduct(await get(params.gtin)), { 'Cache-Control': 'public, max-age=300' })
  })
  mount(router, door, contract.getManual, async function getManual({ params, http }) {
    const product = await get(params.gtin)
    const etag = `"${product.version}"`
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=0, must-revalidate' }
    const known = http
      .get('if-none-match')
      .split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === etag)
    return known ? reply(304, null, headers) : reply(200, presentManual(product), headers)
  })
  mount(router, door, contract.getFault, async function getFault({ params }) {
    const product = await get(params.gtin)
    const fault = product.faultCodes.find((f) => faultKey(f.code) === faultKey(params.code))
    if (!fault) throw new Problem('fault.unknown')
    return reply(200, presentFault(fault, product))
  })
  mount(router, door, contract.getTrace, async function getTrace({ params }) {
    const unit = await units.findById(params.id)
    if (!unit) throw new Problem('unit.unknown')
    const items = await units.findTrace(unit.id)
    if (!items) throw new Problem('trace.none')
    const product = await get(unit.gtin)
    return reply(200, { unit: presentUnit(unit, publicUrl), product: presentBrief(product), items })
  })
}

function mountScan(router: Router, door: Door, { scanner, publicUrl }: Rooms): void {
  mount(router, door, contract.scanCode, async function scanCode({ body, caller, network }) {
    const scanned = await scanner.scan(body.code, { accountId: caller?.accountId ?? null, network })
    return reply(200, presentScan(scanned, publicUrl))
  })
}

function mountRegistrations(router: Router, door: Door, { desk, publicUrl, getPerson, about }: Rooms): void {
  mount(router, door, contract.register, async function register({ caller, body }) {
    const { card, fresh } = await desk.register(await getPerson(caller.accountId), body)
    const shown = presentCard(card, publicUrl)
    return fresh ? reply(201, shown) : reply(200, shown)
  })
  mount(router, door, contract.listRegistrations, async function listRegistrations({ caller, query }) {
    const { cards, nextCursor } = await desk.list(caller.accountId, query)
    return reply(200, { items: cards.map((card) => presentCard(card, publicUrl)), nextCursor })
  })
  mount(router, door, contract.getRegistration, async function getRegistration({ caller, params }) {
    const card = await desk.get(caller.accountId, params.id)
    return reply(200, { ...presentCard(card, publicUrl), ...(await about(caller.accountId, card)) })
  })
  mount(router, door, contract.offerTransfer, async function offerTransfer({ caller, params, body }) {
    return reply(
      200,
      presentCard(await desk.offer(await getPerson(caller.accountId), params.id, body.phone), publicUrl),
    )
  })
  mount(router, door, contract.withdrawTransfer, async function withdrawTransfer({ caller, params }) {
    return reply(200, presentCard(await desk.withdrawOffer(caller.accountId, params.id), publicUrl))
  })
}
