import { FUND_FEN_PER_ORDER } from '@onehall/shared/domain/notice-states'

export const FUND_WORDS = `每一单，一厅出 ${FUND_FEN_PER_ORDER / 100} 元寻人`

/** 1284306 -> 1,284,306. Older phones have no Intl. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** Fen as money that is accounted for: 1,284,306.40 */
export const yuan = (fen: number): string =>
  `${grouped(Math.trunc(fen / 100))}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
