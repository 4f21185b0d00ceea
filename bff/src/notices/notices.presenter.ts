import type { NoticeBrief, NoticeView, opsNotice } from '@onehall/shared/contract/notices'
import { NOTICE_MOVES } from '@onehall/shared/domain/notice-states'
import type { z } from 'zod'
import { cityOf } from '../accounts/index.ts'
import type { Notice } from './notice.ts'

const portraitUrl = (publicUrl: string, id: string, which: 'then' | 'aged'): string =>
  `${publicUrl}/api/v1/notices/${id}/portraits/${which}`

export const presentNoticeBrief = (n: Notice, publicUrl: string): NoticeBrief => ({
  id: n.id,
  name: n.name,
  sex: n.sex,
  ageThen: n.ageThen,
  missingOn: n.missingOn,
  missingPlace: n.missingPlace,
  sentence: `${n.name}，${n.missingOn.slice(0, 4)}年在${cityOf(n.fromRegion)}走失，当时 ${n.ageThen} 岁`,
  portraitThen: { url: portraitUrl(publicUrl, n.id, 'then'), caption: `走失时，${n.ageThen} 岁` },
})

export function presentNotice(n: Notice, publicUrl: string): NoticeView {
  const age = n.ageThen + (n.aged?.yearsAdded ?? 0)
  return {
    ...presentNoticeBrief(n, publicUrl),
    birthYear: n.birthYear,
    agedPortrait: n.aged && {
      url: portraitUrl(publicUrl, n.id, 'aged'),
      caption: `现在约 ${age} 岁`,
      label: 'AI模拟',
      age,
    },
    simulationNote: n.aged && '右图由 AI 按当年的照片推算，和本人可能不一样。请多看胎记和经历。',
    features: n.features,
    publisher: n.publisher,
    urgent: { sentence: '人就在眼前，先打 110。别自己拦，别追。', phone: '110' },
    choices: [
      { rel: 'seen', title: '我见过', note: '不用登录，不留名也行' },
      { rel: 'self', title: '可能是我', note: '只给线索专员看，您随时能停' },
      { rel: 'share', title: '转给别人', note: '转的是这一页，不带您的信息' },
    ],
    shareUrl: `${publicUrl}/n/${n.id}`,
  }
}

export const presentOpsNotice = (n: Notice): z.input<typeof opsNotice> => ({
  id: n.id,
  name: n.name,
  status: n.status,
  moves: [...NOTICE_MOVES[n.status]],
  changedAt: n.changedAt.toISOString(),
})
