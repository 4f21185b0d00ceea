/** 96% */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** 38 秒, 4 分 12 秒, 3 小时 20 分, 1 天 2 小时: how long something took. */
export function tookWords(ms: number | null): string {
  if (ms === null) return '还没有'
  if (ms >= DAY) return two(ms, [DAY, '天'], [HOUR, '小时'])
  if (ms >= HOUR) return two(ms, [HOUR, '小时'], [MINUTE, '分'])
  if (ms >= MINUTE) return two(ms, [MINUTE, '分'], [SECOND, '秒'])
  return `${Math.round(ms / SECOND)} 秒`
}

type Unit = readonly [ms: number, name: string]

function two(ms: number, [large, ofLarge]: Unit, [small, ofSmall]: Unit): string {
  const rest = Math.floor((ms % large) / small)
  const first = `${Math.floor(ms / large)} ${ofLarge}`
  return rest === 0 ? first : `${first} ${rest} ${ofSmall}`
}
