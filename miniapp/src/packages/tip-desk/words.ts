import type { TipRow } from '@onehall/shared/contract/tip-desk'
import type {
  ContentGrade,
  Disposition,
  Lane,
  Reward,
  SourceGrade,
  TipStatus,
} from '@onehall/shared/domain/tip-states'

/** In the order in which an officer looks at them. */
export const LANE_ORDER: readonly Lane[] = ['credible', 'weak', 'fraud', 'hostile', 'duplicate', 'spam']

export const LANE_WORDS: Record<Lane, string> = {
  credible: '可信',
  weak: '待核',
  fraud: '像诈骗',
  hostile: '恶意',
  duplicate: '重复',
  spam: '垃圾',
}

export const STATUS_WORDS: Record<TipStatus, string> = {
  received: '刚收到',
  screened: '已分类',
  verifying: '在核实',
  handed_over: '警方已收',
  disposition: '有回音',
  closed: '已办结',
}

export const OUTCOME_WORDS: Record<Disposition, string> = {
  in_progress: '警方在查',
  no_match: '不是这个孩子',
  found: '人找到了',
  claimed: '已经回家',
}

export const REWARD_WORDS: Record<Reward, string> = {
  none: '没有提',
  offered: '提了，等对方说要不要',
  paid: '付了',
  waived: '对方不要',
}

export const SOURCE_WORDS: Record<SourceGrade, string> = {
  A: '可靠',
  B: '多半可靠',
  C: '还算可靠',
  D: '不太可靠',
  E: '不可靠',
  F: '判断不了',
}

export const CONTENT_WORDS: Record<ContentGrade, string> = {
  1: '已证实',
  2: '多半是真',
  3: '可能是真',
  4: '存疑',
  5: '多半不实',
  6: '判断不了',
}

/** What an officer should know before opening it. */
export const factsOf = ({ self, photos, waiting, alike, hasContact }: TipRow): string[] => [
  ...(self ? ['可能是本人'] : []),
  ...(waiting ? ['有新回复'] : []),
  ...(photos > 0 ? [`${photos} 张照片`] : []),
  ...(hasContact ? ['留了联系方式'] : []),
  ...(alike > 0 ? [`另有 ${alike} 条说得一样`] : []),
]

/** 建议：可信, until somebody has decided. */
export const laneWords = ({ lane, decided }: Pick<TipRow, 'lane' | 'decided'>): string =>
  decided ? LANE_WORDS[lane] : `建议：${LANE_WORDS[lane]}`
