import { chance } from '../departments/chance.ts'

/**
 * A town that goes on for ever: lines of several ranks across the world's square (Web Mercator, 0 to 1 both ways),
 * each a little off its place and a little crooked, always the same.
 */
export type Way = 'across' | 'down'

/** Streets of rank 14 lie 2^-14 of the world apart, some 2 km. */
export interface Street {
  rank: number
  way: Way
  index: number
}

const gap = (rank: number): number => 2 ** -rank
const share = (name: string): number => chance(name, 1000) / 1000
const nameOf = ({ rank, way, index }: Street): string => `${way} ${rank} ${index}`

/** Where a street runs (from north, or from west), as far along as `along`. */
export function courseOf(street: Street, along: number): number {
  const { rank, index } = street
  const size = gap(rank)
  const name = nameOf(street)
  const aside = (share(name) - 0.5) * 0.5
  const bend = 0.07 * Math.sin((2 * Math.PI * along) / (3 * size) + 7 * share(`bend ${name}`))
  return (index + aside + bend) * size
}

/** Streets of a rank that may pass between two lines. */
export function streetsBetween(rank: number, way: Way, from: number, to: number): Street[] {
  const first = Math.floor(from / gap(rank)) - 1
  const last = Math.ceil(to / gap(rank)) + 1
  return Array.from({ length: last - first + 1 }, (_, i) => ({ rank, way, index: first + i }))
}

const FIRST = Array.from('桂榆梧柳松竹荷枫杏梨桃茶稻麦芦苇云星月溪泉石塘渡桥帆灯钟书墨')
const SECOND = Array.from('枝荫湾坡岸林园庭台巷泽原陵洲汀亭关和宁安平康乐清明新')
const KIND: Record<number, string> = { 7: '高速', 10: '公路', 12: '大道', 14: '路', 16: '街', 17: '巷' }

/** Invented: 桂枝路. */
export function streetName(street: Street): string {
  const name = nameOf(street)
  const pick = (from: string[], salt: string): string => from[chance(`${salt} ${name}`, from.length)] ?? ''
  return pick(FIRST, 'first') + pick(SECOND, 'second') + (KIND[street.rank] ?? '路')
}

/** The world's square: 0 to 1 from west, 0 to 1 from north. */
export function toSquare({ lat, lng }: { lat: number; lng: number }): { x: number; y: number } {
  const rad = (lat * Math.PI) / 180
  return {
    x: (lng + 180) / 360,
    y: (1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2,
  }
}

/** What one would write on a letter: the nearest street that has houses, and a number. */
export function addressAt(spot: { lat: number; lng: number }): string {
  const { x, y } = toSquare(spot)
  const off = (street: Street): number => Math.abs(courseOf(street, x) - y)
  const near = streetsBetween(16, 'across', y, y).reduce((a, b) => (off(a) < off(b) ? a : b))
  return `${streetName(near)} ${1 + (Math.floor(x / 2 ** -21) % 400)} 号`
}
