import type { RequestKind } from '@onehall/shared/domain/request-states'

/** What somebody may come to the house for. */
export type VisitKind = 'repair' | 'install' | 'maintain'

interface Visit {
  /** as the hall knows it */
  kind: RequestKind
  /** of the page, and after the product's name in lists */
  title: string
  submit: string
  busy: string
  /** said for the person, where the kind alone does not say it */
  says: string
}

export const VISITS: Record<VisitKind, Visit> = {
  repair: { kind: 'repair', title: '报修', submit: '提交报修', busy: '正在提交', says: '' },
  install: { kind: 'install', title: '预约安装', submit: '约这个时间', busy: '正在约', says: '' },
  maintain: {
    kind: 'repair',
    title: '预约保养',
    submit: '约这个时间',
    busy: '正在约',
    says: '预约保养清洗',
  },
}
