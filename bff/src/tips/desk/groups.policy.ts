import { distanceKm, type Place } from '@onehall/shared/domain/job-states'
import { areAlike } from '../screening/index.ts'

/** What tips of one notice have to do with each other. */

export interface Neighbour {
  id: string
  /** the full hour it came */
  at: Date
  sketch: readonly number[]
  /** in words */
  place: string | null
  /** on the map (WGS84) */
  point: Place | null
  /** null where nothing exact was said */
  seenOn: Date | null
  /** taken for credible or weak: spam and threats make no cluster */
  serious: boolean
}

/** Several senders who name one place within three weeks: that is worth an officer's first look. */
const CLUSTER_TIPS = 3
const CLUSTER_DAYS = 21
/** What two people show on a map of one and the same crowd, street or station lies within this. */
const CLUSTER_KM = 2
const DAY_MS = 86_400_000

/** Ids of those that say the same as this one. */
export const alikeOf = (one: Neighbour, all: readonly Neighbour[]): string[] =>
  all.filter((other) => other.id !== one.id && areAlike(one.sketch, other.sketch)).map((other) => other.id)

/** Ids of tips near this one in place and time, itself included; empty where they are too few, or one tale retold. */
export function clusterOf(one: Neighbour, all: readonly Neighbour[]): string[] {
  if (!one.serious) return []
  const near = all.filter(
    (other) => other.serious && areNear(one, other) && daysApart(one, other) <= CLUSTER_DAYS,
  )
  const told: Neighbour[] = []
  for (const other of near) if (!told.some((known) => areAlike(known.sketch, other.sketch))) told.push(other)
  return told.length >= CLUSTER_TIPS ? near.map((other) => other.id) : []
}

/** By distance where both were shown on a map, else by the town that both name. */
function areNear(a: Neighbour, b: Neighbour): boolean {
  if (a.point && b.point) return distanceKm(a.point, b.point) <= CLUSTER_KM
  return a.place !== null && b.place !== null && townOf(a.place) === townOf(b.place)
}

const PROVINCE =
  /^(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)(省|(壮族|回族|维吾尔)?自治区)?/

/** 山东省德州市德城区 and 山东德州市 are one place: the town counts. */
export function townOf(place: string): string {
  const bare = place.replace(/\s/g, '').replace(PROVINCE, '')
  return /^.{2,10}?(?:市|自治州|盟|地区)/.exec(bare)?.[0] ?? bare
}

const daysApart = (a: Neighbour, b: Neighbour): number =>
  Math.abs((a.seenOn ?? a.at).getTime() - (b.seenOn ?? b.at).getTime()) / DAY_MS
