import type { LoopView, noticeLoop } from '@onehall/shared/contract/notices'
import type { z } from 'zod'
import type { Notices } from './notices.repository.ts'

/** Tips and verified ones of each notice. */
export type CountTips = () => Promise<ReadonlyMap<string, { tips: number; verified: number }>>

export interface Loop {
  whole(): Promise<LoopView>
  of(noticeId: string): Promise<z.input<typeof noticeLoop>>
}

interface Parts {
  notices: Notices
  countTips: CountTips
  /** Parcels that were told to carry each notice. */
  countParcels(): Promise<Map<string, number>>
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0)

/** Notice, parcels, tips, verified, found, claimed: numbers only, of everything there ever was. */
export function createLoop({ notices, countTips, countParcels }: Parts): Loop {
  return {
    async whole() {
      const [by, tips, parcels] = await Promise.all([notices.countByStatus(), countTips(), countParcels()])
      const found = (by['found'] ?? 0) + (by['claimed'] ?? 0)
      return {
        notices: sum(Object.values(by)),
        open: by['open'] ?? 0,
        found,
        claimed: by['claimed'] ?? 0,
        parcels: sum(parcels.values()),
        tips: sum([...tips.values()].map((t) => t.tips)),
        verified: sum([...tips.values()].map((t) => t.verified)),
      }
    },
    async of(noticeId) {
      const [tips, parcels] = await Promise.all([countTips(), countParcels()])
      return {
        parcels: parcels.get(noticeId) ?? 0,
        tips: tips.get(noticeId)?.tips ?? 0,
        verified: tips.get(noticeId)?.verified ?? 0,
      }
    },
  }
}
