import type { ParcelBrief } from '@onehall/shared/contract/parcels'
import type { Standing } from './standing.ts'

type Told = Pick<ParcelBrief, 'status' | 'delay' | 'headline' | 'expectedBy'>

/** How a parcel stands, in one word beside its sentence. */
export function parcelStanding({ status, delay, expectedBy }: Omit<Told, 'headline'>): Standing {
  if (delay) return { kind: 'bad', word: expectedBy === null ? '卡住了' : '会晚到' }
  switch (status) {
    case 'created':
      return { kind: 'wait', word: '备货中' }
    case 'picked_up':
      return { kind: 'go', word: '已揽收' }
    case 'in_transit':
      return { kind: 'go', word: '在路上' }
    case 'out_for_delivery':
      return { kind: 'go', word: '派送中' }
    case 'exception':
      return { kind: 'bad', word: '卡住了' }
    case 'delivered':
      return { kind: 'done', word: '已送到' }
    case 'returned':
      return { kind: 'off', word: '已退回' }
  }
}

/** What to know of it first: that it is late, and why, before anybody asks. */
export const parcelSentence = ({ delay, headline }: Pick<Told, 'delay' | 'headline'>): string =>
  delay?.sentence ?? headline
