/** 下午好，晓云. Without a name, only the time of day. */
export function greetingOf(now: Date, name: string): string {
  const calledBy = givenName(name)
  return calledBy ? `${partOfDay(now.getHours())}，${calledBy}` : partOfDay(now.getHours())
}

function partOfDay(hour: number): string {
  if (hour < 5) return '夜里好'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  if (hour < 14) return '中午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}

/** 林晓云 is called 晓云; names of other lengths are said whole: where the family name ends is not ours to guess. */
const givenName = (name: string): string => (/^[\u4e00-\u9fff]{3}$/.test(name) ? name.slice(1) : name)
