import type { DeskMetricsView } from '@onehall/shared/contract/desk'
import type { Pair } from '../../ui/pairs/pairs.tsx'
import { percent, tookWords } from './figures.ts'
import { DEPARTMENT_WORDS } from './words.ts'

export interface FigureSection {
  title: string
  pairs: Pair[]
}

type Spread = DeskMetricsView['firstResponse']['gold']

const TIERS = [
  ['danger', '危险'],
  ['gold', '金卡'],
  ['silver', '银卡'],
  ['normal', '普通'],
] as const

/** The figures as they are read; each says of how many it is. */
export function sectionsOf(of: DeskMetricsView): FigureSection[] {
  const { answers, repeatContact48h, reopened, ratings } = of
  return [
    {
      title: '首次回复',
      pairs: [
        { name: '按时', value: shareWords(of.firstResponseMet) },
        ...TIERS.map(([tier, name]) => ({ name, value: spreadWords(of.firstResponse[tier]) })),
      ],
    },
    {
      title: '办成没有',
      pairs: [
        {
          name: '知识库答的，客户说解决了',
          value: shareWords(answers.confirmedShare, `${answers.confirmed} / ${answers.given}`),
        },
        {
          name: '办好后 48 小时又来',
          value: shareWords(
            repeatContact48h.share,
            `${repeatContact48h.repeated} / ${repeatContact48h.resolved}`,
          ),
        },
        {
          name: '办好后又重开',
          value: shareWords(reopened.share, `${reopened.reopened} / ${reopened.resolved}`),
        },
        {
          name: '客户评价',
          value: ratings.mean === null ? '还没有' : `${ratings.mean.toFixed(1)} 分，${ratings.n} 人`,
        },
      ],
    },
    {
      title: '部门用时',
      pairs: of.legs.map(({ department, failed, ...spread }) => ({
        name: DEPARTMENT_WORDS[department],
        value: [spreadWords(spread), failed > 0 && `${failed} 件没办成`].filter(Boolean).join('，'),
      })),
    },
  ].filter(({ pairs }) => pairs.length > 0)
}

/** 91%（10 / 11） */
const shareWords = (share: number | null, counted?: string): string =>
  share === null ? '还没有' : percent(share) + (counted ? `（${counted}）` : '')

/** 一半在 48 秒内，95% 在 4 分内，12 件 */
const spreadWords = ({ n, p50Ms, p95Ms }: Spread): string =>
  n === 0 ? '还没有' : `一半在 ${tookWords(p50Ms)}内，95% 在 ${tookWords(p95Ms)}内，${n} 件`
