import type { FoundParcelView, ParcelBrief, ParcelView } from '@onehall/shared/contract/parcels'
import { asksFor, contentsOf, PARCEL_ASKS } from '@onehall/shared/domain/parcel-track'
import { cityOf } from '../accounts/index.ts'
import { presentNoticeBrief, type Notice } from '../notices/index.ts'
import type { OwnParcel } from './parcels.service.ts'

export const presentBrief = ({ parcel, track, notice }: OwnParcel): ParcelBrief => ({
  id: parcel.sscc,
  waybill: parcel.waybill,
  carrier: parcel.carrier,
  contents: contentsOf(parcel.items),
  status: track.status,
  headline: track.headline,
  expectedBy: track.expectedBy,
  delay: track.delay,
  last: track.events[0] ?? null,
  notice: { ...notice, generalSince: notice.generalSince?.toISOString() ?? null },
  createdAt: parcel.createdAt,
})

export const presentParcel = (
  own: OwnParcel & { printedNotice: Notice | null },
  publicUrl: string,
): ParcelView => ({
  ...presentBrief(own),
  items: own.parcel.items,
  fromCity: cityOf(own.parcel.fromRegion),
  toCity: cityOf(own.parcel.toRegion),
  recipient: own.parcel.recipient,
  events: own.track.events,
  asks: asksFor(own.track.status, own.track.delay !== null).map((rel) => ({ rel, ...PARCEL_ASKS[rel] })),
  printedNotice: own.printedNotice && presentNoticeBrief(own.printedNotice, publicUrl),
})

const SENTENCES = {
  none: '这个包裹上没有寻人公告。',
  over: '这则公告已经结束，谢谢您留意。',
}

export function presentFound(
  { code, carried }: { code: string; carried: keyof typeof SENTENCES | Notice },
  publicUrl: string,
): FoundParcelView {
  if (typeof carried === 'string') return { code, notice: null, sentence: SENTENCES[carried], actions: [] }
  return {
    code,
    notice: presentNoticeBrief(carried, publicUrl),
    sentence: null,
    actions: [
      { rel: 'notice', href: `/api/v1/notices/${carried.id}` },
      { rel: 'tip', href: '/api/v1/tips' },
    ],
  }
}
