import { dayOf } from '@onehall/shared/domain/time'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/paging.ts'
import type { Vault } from '../platform/vault.ts'
import type { Card, Cards } from './cards.ts'
import type { Catalogue } from './catalogue.repository.ts'
import type { Product, Unit } from './product.ts'
import { readCode } from './read-code.ts'
import type { Registration, Registrations } from './registrations.repository.ts'
import type { Units } from './units.repository.ts'

/** Points for registering a unit (article kb-129), once per unit. */
export const REGISTRATION_POINTS = 200
const OFFER_DAYS = 7

/** What this room needs to know of people. */
export interface Person {
  id: string
  phone: string | null
}

export interface RegistrationDesk {
  /** Registers, or gives what stands. Throws code.malformed, unit.unknown, registration.owned. */
  register(
    person: Person,
    input: { unitCode: string; purchasedOn?: string | undefined },
  ): Promise<{ card: Card; fresh: boolean }>
  list(
    ownerId: string,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ cards: Card[]; nextCursor: string | null }>
  /** Throws registration.unknown. */
  get(ownerId: string, id: string): Promise<Card>
  /** Offers it to the owner of a phone; it changes hands when that person registers it. */
  offer(person: Person, id: string, phone: string): Promise<Card>
  withdrawOffer(ownerId: string, id: string): Promise<Card>
  /** As of an earlier day, from another system's books; nothing changes where the unit is registered. Throws unit.unknown. */
  adopt(accountId: string, key: { gtin: string; serial: string; registeredOn: string }): Promise<void>
}

interface Parts {
  registrations: Registrations
  cards: Cards
  catalogue: Catalogue
  units: Units
  vault: Vault
  clock: Clock
}

export function createRegistrationDesk({
  registrations,
  cards,
  catalogue,
  units,
  vault,
  clock,
}: Parts): RegistrationDesk {
  const phoneKeyOf = (phone: string) => vault.slowIndex('transfer', phone)

  const findUnit = async (unitCode: string): Promise<Unit> => {
    const read = readCode(unitCode)
    if (read.kind === 'short') return orUnknown(await units.findByShort(read.short))
    if (read.kind === 'product' && read.serial !== null)
      return orUnknown(await units.find(read.gtin, read.serial))
    throw new Problem('code.malformed', '这个码不带序列号，请扫机身上的码')
  }

  const addNew = async (
    { id: ownerId }: Pick<Person, 'id'>,
    unit: Unit,
    { purchasedOn, now }: { purchasedOn: string | undefined; now: Date },
  ): Promise<void> => {
    const product = await catalogue.find(unit.gtin)
    if (!product) throw new Problem('unit.unknown')
    await registrations.add({
      id: unit.id,
      number: cardNumber(product, unit, dayOf(now)),
      gtin: unit.gtin,
      ownerId,
      registeredAt: now,
      ...(await cards.start(ownerId, unit, purchasedOn)),
      points: { accountId: ownerId, amount: REGISTRATION_POINTS, at: now },
    })
  }

  const takeOver = async (person: Person, standing: Registration): Promise<void> => {
    const phoneKey = standing.offer && person.phone !== null ? await phoneKeyOf(person.phone) : null
    const to = { from: standing.ownerId, ownerId: person.id, phoneKey: phoneKey ?? '', now: clock.now() }
    if (phoneKey !== null && (await registrations.handOver(standing.id, to))) return
    throw new Problem(
      'registration.owned',
      '这一台登记在别人名下。请对方在「我的产品」里点「转给家人或新主人」，填您的手机号，您再登记一次',
    )
  }

  const get: RegistrationDesk['get'] = async (ownerId, id) => {
    const registration = await registrations.find(ownerId, id)
    if (!registration) throw new Problem('registration.unknown')
    return cards.of(registration, ownerId)
  }

  return {
    async register(person, { unitCode, purchasedOn }) {
      const unit = await findUnit(unitCode)
      const before = await registrations.findByUnit(unit.id)
      if (!before) await addNew(person, unit, { purchasedOn, now: clock.now() })
      const standing = before ?? (await registrations.findByUnit(unit.id))
      if (standing && standing.ownerId !== person.id) await takeOver(person, standing)
      return { card: await get(person.id, unit.id), fresh: before?.ownerId !== person.id }
    },

    async list(ownerId, { cursor, limit }) {
      const found = await registrations.list(ownerId, { from: readCursor(cursor), limit: limit + 1 })
      const { items, nextCursor } = pageOf(found, limit, (r) => ({ at: r.registeredAt, id: r.id }))
      return { cards: await Promise.all(items.map((r) => cards.of(r, ownerId))), nextCursor }
    },

    get,

    async offer(person, id, phone) {
      await get(person.id, id)
      if (phone === person.phone) throw new Problem('registration.own_phone')
      const until = new Date(clock.now().getTime() + OFFER_DAYS * 86_400_000)
      await registrations.setOffer(person.id, id, {
        toPhone: phone,
        toPhoneKey: await phoneKeyOf(phone),
        until,
      })
      return get(person.id, id)
    },

    async withdrawOffer(ownerId, id) {
      if (!(await registrations.setOffer(ownerId, id, null))) throw new Problem('registration.unknown')
      return get(ownerId, id)
    },

    async adopt(accountId, { gtin, serial, registeredOn }) {
      const unit = orUnknown(await units.find(gtin, serial))
      const noonInChina = new Date(`${registeredOn}T12:00:00+08:00`)
      if (!(await registrations.findByUnit(unit.id)))
        await addNew({ id: accountId }, unit, { purchasedOn: registeredOn, now: noonInChina })
    },
  }
}

function orUnknown(unit: Unit | null): Unit {
  if (!unit) throw new Problem('unit.unknown')
  return unit
}

/** AH26 0320 8841: the brand's letters, the day, four digits of the unit. */
function cardNumber(product: Product, unit: Unit, today: string): string {
  const letters = product.model.split('-')[0] ?? ''
  const digits = Buffer.from(unit.id, 'base64url').readUInt32BE(0) % 10_000
  return `${letters}${today.slice(2).replaceAll('-', '')}${String(digits).padStart(4, '0')}`
}
