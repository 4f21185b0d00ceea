import type { SlotView } from '@onehall/shared/contract/requests'
import { visitWords } from '@onehall/shared/domain/time'
import { useEffect } from 'react'
import { listSlots } from '../../../api/requests.ts'
import { useResource, type Resource } from '../../../state/use-resource.ts'
import { firstGoodSlot } from './slots.ts'
import type { VisitKind } from './visits.ts'

export type ChosenSlot = Pick<SlotView, 'id' | 'from' | 'until'>

/** As far ahead as the calendar goes. */
const DAYS = 14

export interface Slots {
  list: Resource<SlotView[]>
  /** what was wanted, or the first good one; null where there is none to choose */
  chosen: SlotView | null
  /** what was chosen and cannot be had any more: 明天 9:00–11:00 */
  gone: string | null
  choose: (slot: SlotView) => void
}

interface Given {
  /** null where no time is asked for */
  ask: { kind: VisitKind; registrationId: string; addressId?: string } | null
  wanted: ChosenSlot | null
  choose: (slot: ChosenSlot) => void
}

/** Free times, with one chosen. */
export function useSlots({ ask, wanted, choose }: Given): Slots {
  const key = ask && `slots:${ask.kind}:${ask.registrationId}:${ask.addressId ?? ''}`
  const list = useResource(key, async () => (ask ? (await listSlots({ ...ask, days: DAYS })).items : []))
  const free = ask ? list.data : null
  const first = free && firstGoodSlot(free)
  const hold = ({ id, from, until }: SlotView): void => choose({ id, from, until })
  useEffect(() => {
    // what was shown as chosen is held, so that it never changes without a word
    if (wanted === null && first) hold(first)
  }, [wanted, first])
  const found = wanted && free?.find(({ id }) => id === wanted.id)
  return {
    list,
    chosen: found ?? first,
    gone: wanted && free && !found ? goneWords(wanted) : null,
    choose: hold,
  }
}

/** A time that has passed needs no word. */
const goneWords = ({ from, until }: ChosenSlot): string | null =>
  Date.parse(from) < Date.now() ? null : visitWords(from, until, new Date())
