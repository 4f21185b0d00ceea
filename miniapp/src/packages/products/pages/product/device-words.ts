import type { DeviceStateView } from '@onehall/shared/contract/devices'
import { clock, dayWords } from '@onehall/shared/domain/time'

type Fault = NonNullable<DeviceStateView['fault']>

/** 报了 E21，进水异常 */
export const faultWords = ({ code, meaning }: Pick<Fault, 'code' | 'meaning'>): string =>
  [`报了 ${code}`, meaning].filter(Boolean).join('，')

/** 一共跑了 61.5 小时 */
export const usageWords = (hours: number): string => `一共跑了 ${Math.round(hours * 10) / 10} 小时`

/** 今天 14:05 报的 */
export const reportedWords = (at: string, now: Date): string => `${dayWords(at, now)} ${clock(at)} 报的`

/** 跑满 120 小时，该保养这一项了 */
export const dueWords = ({ passed }: DeviceStateView['care'][number]): string =>
  `跑满 ${passed} 小时，该保养这一项了`
