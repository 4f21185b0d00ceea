import { isSscc, toGtin14 } from '@onehall/shared/domain/gs1'
import { isMobile, ROLES, type Tier } from '@onehall/shared/domain/people'
import { dayOf } from '@onehall/shared/domain/time'
import { describe, expect, it } from 'vitest'
import {
  readAccounts,
  readDrivers,
  readFindings,
  readMasters,
  readOrders,
  readParcels,
  readPrices,
  readProducts,
  readUnits,
} from './data.ts'

const accounts = readAccounts()
const orders = readOrders()
const parcels = new Map(readParcels().map((parcel) => [parcel.sscc, parcel]))
const products = new Map(readProducts().map((product) => [product.gtin, product]))
const units = new Map(readUnits().map((unit) => [`${unit.gtin} ${unit.serial}`, unit]))
const TODAY = '2026-11-21'
/** the same city, or the same municipality, whose districts stand under another four digits */
const cityOf = (region: string): string =>
  /^(11|12|31|50)/.test(region) ? region.slice(0, 2) : region.slice(0, 4)

describe('accounts', () => {
  it('are told apart by phone, WeChat code and customer', () => {
    for (const field of ['name', 'phone', 'wechatCode', 'customerRef', 'installerRef'] as const) {
      const values = accounts.flatMap((account) => account[field] ?? [])
      expect(new Set(values).size).toBe(values.length)
    }
    for (const { phone, wechatCode, customerRef = 'cus_x' } of accounts) {
      expect(phone).toMatch(/^(1380000|1990000)\d{4}$/)
      expect(isMobile(phone)).toBe(true)
      expect(wechatCode).toMatch(/^demo-[a-z]+$/)
      expect(customerRef).toMatch(/^cus_[a-z]+$/)
    }
  })

  it('play every role and tier, and one has nothing yet', () => {
    expect(new Set(accounts.map((account) => account.role))).toEqual(new Set(ROLES))
    expect(new Set(accounts.map((account) => account.tier))).toEqual(new Set(['normal', 'silver', 'gold']))
    const newcomer = accounts.find((account) => account.name === '程一诺')!
    expect([newcomer.units, newcomer.parcels, newcomer.addresses]).toEqual([[], [], []])
    expect(orders.some((order) => order.customerRef === newcomer.customerRef)).toBe(false)
  })

  it('live in districts of cities that the parcels know', () => {
    const cities = new Set(
      [...parcels.values()].flatMap((parcel) => [parcel.toRegion, parcel.fromRegion]).map(cityOf),
    )
    for (const { addresses } of accounts) {
      for (const { regionCode, regionText } of addresses) {
        expect(regionCode).toMatch(/^[1-6]\d{3}(0[1-9]|[1-9]\d)$/)
        expect(cities).toContain(cityOf(regionCode))
        expect(regionText).toMatch(/[市区县]$/)
      }
      if (addresses.length > 0) expect(addresses.filter((address) => address.isDefault)).toHaveLength(1)
    }
  })

  it('have parcels that exist and come to one of their addresses', () => {
    const owned = accounts.flatMap((account) => account.parcels)
    expect(new Set(owned).size).toBe(owned.length)
    for (const { name, parcels: own, addresses } of accounts) {
      for (const sscc of own) {
        expect(isSscc(sscc)).toBe(true)
        const to = cityOf(parcels.get(sscc)!.toRegion)
        expect([name, addresses.map((address) => cityOf(address.regionCode))]).toEqual([
          name,
          expect.arrayContaining([to]),
        ])
      }
    }
  })

  it('have registered units that exist, that they bought, once these were signed for', () => {
    const registered = accounts.flatMap((account) =>
      account.units.map((unit) => `${unit.gtin} ${unit.serial}`),
    )
    expect(new Set(registered).size).toBe(registered.length)
    expect(units.size - registered.length).toBeGreaterThanOrEqual(30)
    for (const { customerRef, units: own } of accounts) {
      for (const { gtin, serial, registeredOn } of own) {
        expect(units.has(`${gtin} ${serial}`)).toBe(true)
        const order = orders.find((one) =>
          one.items.some((item) => item.gtin === gtin && item.serial === serial),
        )!
        expect(order.customerRef).toBe(customerRef)
        expect(registeredOn >= dayOf(order.signedAt!) && registeredOn <= TODAY).toBe(true)
      }
    }
  })

  it('are of the tier that kb-137 gives for a year of orders and registrations', () => {
    for (const account of accounts.filter((one) => one.role === 'consumer')) {
      const since = '2025-11-21'
      const spent = orders
        .filter((order) => order.customerRef === account.customerRef && dayOf(order.placedAt) > since)
        .reduce((sum, order) => sum + order.total / 100, 0)
      const growth = spent + 300 * account.units.filter((unit) => unit.registeredOn > since).length
      const tier: Tier = growth >= 8000 ? 'gold' : growth >= 2000 ? 'silver' : 'normal'
      expect([account.name, account.tier]).toEqual([account.name, tier])
    }
  })

  it('the main figure is as in the pictures', () => {
    const lin = accounts.find((account) => account.name === '林晓云')!
    expect(lin).toMatchObject({
      tier: 'gold',
      addresses: [{ detail: '梧桐里 6 幢 1203', regionText: '安徽省合肥市蜀山区' }, {}, {}],
    })
    expect(lin.units.map((unit) => products.get(unit.gtin)!.model).sort()).toEqual([
      'AH-BCD536WP',
      'AH-JSQ30-16Q',
      'AH-KFR35GW',
      'AH-XHG10R',
    ])
    expect(lin.units[0]).toMatchObject({ serial: 'FXYJYBDRQ3NZGPP4', registeredOn: '2026-03-20' })
  })
})

describe('orders', () => {
  it('belong to somebody, name what exists, and add up', () => {
    const customers = new Set(accounts.map((account) => account.customerRef))
    expect(new Set(orders.map((order) => order.id)).size).toBe(orders.length)
    expect(new Set(orders.map((order) => order.number)).size).toBe(orders.length)
    const prices = new Map<string, number>()
    for (const order of orders) {
      expect(customers).toContain(order.customerRef)
      expect(order.id).toMatch(/^[\w-]{1,64}$/)
      expect(Date.parse(order.signedAt!)).toBeGreaterThan(Date.parse(order.placedAt))
      expect(dayOf(order.signedAt!) <= TODAY).toBe(true)
      for (const { gtin, name, serial } of order.items) {
        expect(toGtin14(gtin)).toBe(gtin)
        expect(products.get(gtin)!.name).toBe(name)
        expect(units.get(`${gtin} ${serial!}`)!.producedOn < dayOf(order.placedAt)).toBe(true)
        if (order.items.length === 1) {
          expect(prices.get(gtin) ?? order.total).toBe(order.total)
          prices.set(gtin, order.total)
        }
      }
    }
  })

  it('sell each unit once', () => {
    const sold = orders.flatMap((order) => order.items.map((item) => `${item.gtin} ${item.serial!}`))
    expect(new Set(sold).size).toBe(sold.length)
  })
})

describe('installation and logistics', () => {
  const { masters, skills, elsewhere } = readMasters()

  it('masters installed units that exist, after they were signed for; installers are masters', () => {
    const ids = masters.map((master) => master.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { installerRef } of accounts.filter((account) => account.role === 'installer')) {
      expect(ids).toContain(installerRef)
    }
    for (const { city, installed, skills: own } of masters) {
      expect(city).toMatch(/^\d{4}00$/)
      expect(own.every((skill) => Object.values(skills).includes(skill))).toBe(true)
      for (const { gtin, serial, on } of installed) {
        const order = orders.find((one) =>
          one.items.some((item) => item.gtin === gtin && item.serial === serial),
        )!
        expect(on >= dayOf(order.signedAt!)).toBe(true)
      }
    }
    expect(masters.find((master) => master.name === '周启明')!.installed[0]!.serial).toBe('FXYJYBDRQ3NZGPP4')
  })

  it('every city of the data has a master for every certificate, and nobody shares a surname there', () => {
    for (const city of new Set(masters.map((master) => master.city))) {
      const team = masters.filter((master) => master.city === city)
      expect(new Set(team.map((master) => master.name[0])).size).toBe(team.length)
      expect(new Set(team.flatMap((master) => master.skills))).toEqual(new Set(Object.values(skills)))
    }
    expect(new Set(elsewhere).size).toBe(elsewhere.length)
  })

  it('prices, findings and certificates speak of models and codes that exist', () => {
    const categories = new Set([...products.values()].map((product) => product.category))
    for (const category of Object.keys(skills)) expect(categories).toContain(category)
    for (const gtin of Object.keys(readPrices().models)) expect(products.has(gtin)).toBe(true)
    for (const [gtin, said] of Object.entries(readFindings())) {
      const codes = products.get(gtin)!.faultCodes.map((fault) => fault.code)
      for (const key of Object.keys(said)) expect(['repair', 'install', 'maintain', ...codes]).toContain(key)
    }
    expect(readDrivers().elsewhere.length).toBeGreaterThan(1)
  })
})
