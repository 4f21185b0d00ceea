/** The life of a missing-child notice. Only an open one is shown, printed or answered; the rest are gone at once. */

export const NOTICE_STATUSES = ['open', 'found', 'claimed', 'withdrawn'] as const
export type NoticeStatus = (typeof NOTICE_STATUSES)[number]

/** A notice taken back by mistake can be opened again; who was found is never looked for again under the same number. */
export const NOTICE_MOVES: Record<NoticeStatus, readonly NoticeStatus[]> = {
  open: ['found', 'withdrawn'],
  found: ['claimed', 'withdrawn'],
  claimed: ['withdrawn'],
  withdrawn: ['open'],
}

export const mayMove = (from: NoticeStatus, to: NoticeStatus): boolean => NOTICE_MOVES[from].includes(to)

/** What each order gives to the search, in fen: 0.1 yuan. */
export const FUND_FEN_PER_ORDER = 10
