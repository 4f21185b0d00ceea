/** Fen as people say it: 80, 12.50. */
const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** 0 元, 50–210 元; takes fen. */
export const yuanRange = ({ from, until }: { from: number; until: number }): string =>
  from === until ? `${yuan(from)} 元` : `${yuan(from)}–${yuan(until)} 元`
