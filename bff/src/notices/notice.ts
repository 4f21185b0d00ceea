import type { NoticeStatus } from '@onehall/shared/domain/notice-states'

/** A missing-child notice as its publisher gave it. It has no field for a family: there is nothing to leak. */
export interface Notice {
  id: string
  name: string
  sex: '男' | '女'
  birthYear: number
  /** 2014-02-05 */
  missingOn: string
  ageThen: number
  /** GB/T 2260 of where the child was last seen */
  fromRegion: string
  missingPlace: string
  features: string[]
  /** where the person may live now */
  possibleRegions: string[]
  aged: { yearsAdded: number } | null
  publisher: string
  status: NoticeStatus
  publishedAt: Date
  changedAt: Date
  /** counts the changes */
  version: number
}
