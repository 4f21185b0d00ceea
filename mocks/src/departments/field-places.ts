import { readProducts } from '../data.ts'
import { skillFor } from './calendar.ts'
import type { Case, InstallationBody } from './case.ts'
import { chance } from './chance.ts'

/** Where visits go, and what they ask for: the city in words, a point on the map, a certificate. */

/** The four cities that have masters of their own, with their middle (GCJ-02, two decimals). */
const CITIES: Record<string, { name: string; lat: number; lng: number }> = {
  '110100': { name: '北京市', lat: 39.91, lng: 116.4 },
  '340100': { name: '安徽省合肥市', lat: 31.82, lng: 117.23 },
  '420100': { name: '湖北省武汉市', lat: 30.59, lng: 114.31 },
  '510100': { name: '四川省成都市', lat: 30.57, lng: 104.07 },
}
/** Some five kilometres each way. */
const SPREAD = 0.05

export const SKILL_WORDS: Record<string, string> = { cooling: '制冷证', gas: '燃气证', electric: '电工证' }

const categories = new Map(readProducts().map((product) => [product.gtin, product.category]))
export const categoryOf = ({ product }: InstallationBody): string | null =>
  categories.get(product?.gtin ?? '') ?? null

const cityCode = (regionCode: string): string => `${regionCode.slice(0, 4)}00`
export const cityName = (code: string): string => CITIES[code]?.name ?? code

export const needsOf = ({ body }: Case<InstallationBody>): string | null => {
  const skill = skillFor(categoryOf(body))
  return skill && (SKILL_WORDS[skill] ?? skill)
}

export const regionOf = ({ body }: Case<InstallationBody>) => ({
  regionCode: body.address?.regionCode ?? null,
  regionText: body.address?.regionText ?? null,
})

/** The same address always lies at the same point of its city; null in a city that the map does not have. */
export function placeOf({ address }: InstallationBody): { lat: number; lng: number } | null {
  const city = address && CITIES[cityCode(address.regionCode)]
  if (!city) return null
  const offset = (way: string): number =>
    (chance(`${way} ${address.regionCode} ${address.detail}`, 2001) / 1000 - 1) * SPREAD
  const round = (x: number): number => Math.round(x * 1e5) / 1e5
  return { lat: round(city.lat + offset('lat')), lng: round(city.lng + offset('lng')) }
}

/** A number of the office and an extension for each case: neither side sees the other's. */
export const relayOf = (ref: string) => ({
  number: '19900009000',
  extension: String(1000 + chance(`relay ${ref}`, 9000)),
})
