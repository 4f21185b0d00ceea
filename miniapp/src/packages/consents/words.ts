import type { ConsentView } from '@onehall/shared/contract/consents'
import { dayWords } from '@onehall/shared/domain/time'
import type { GuardianRelation, Purpose, PurposeGroup } from '@onehall/shared/domain/purposes'
import type { IconName } from '../../ui/icon/names.ts'

export const GROUPS: readonly { group: PurposeGroup; title: string }[] = [
  { group: 'service', title: '办事要用到的' },
  { group: 'sensitive', title: '敏感信息，单独问您' },
  { group: 'voluntary', title: '看您愿不愿意' },
]

export const ICON_OF: Record<Purpose, IconName> = {
  account_basic: 'me',
  contact_address: 'pin',
  purchase_warranty: 'card',
  device_telemetry: 'chart',
  location: 'locate',
  health: 'heart',
  minor: 'people',
  personalization_followup: 'star',
  parcel_notice: 'box',
  arrival_place: 'locate',
}

export const RELATIONS: Record<GuardianRelation, string> = {
  parent: '我是孩子的父亲或母亲',
  grandparent: '我是祖父母或外祖父母，是监护人',
  other: '我是其他监护人',
}

/** 已同意, 未同意, or that new words wait to be read. */
export const stateWord = ({ state, outdated }: Pick<ConsentView, 'state' | 'outdated'>): string =>
  outdated ? '文字更新过' : state === 'granted' ? '已同意' : '未同意'

/** 今天 14:25 is too much for a fact in a sentence: 今天, 9月3日, 2025年9月3日 */
export const dayOf = (at: string): string => dayWords(at, new Date()).split(' ')[0]!

/** What was decided: 同意, 不同意 */
export const decisionWord = (state: ConsentView['state']): string => (state === 'granted' ? '同意' : '不同意')
