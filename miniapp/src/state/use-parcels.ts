import type { ParcelBrief } from '@onehall/shared/contract/parcels'
import { isParcelOver } from '@onehall/shared/domain/parcel-track'
import { listParcels } from '../api/parcels.ts'
import { signsInSilently } from '../platform/sign-in.ts'
import { keep } from '../platform/storage.ts'
import { useSession } from './session.ts'
import { useResource, type Resource } from './use-resource.ts'

const kept = keep<ParcelBrief[]>('mine.parcels', 1)

/** My parcels, late ones first, what is over last; null where nobody is signed in. */
export function useParcels(): Resource<ParcelBrief[]> | null {
  const who = useSession((s) => s.account?.id ?? (signsInSilently ? 'wechat' : null))
  const parcels = useResource(who && `parcels:${who}`, async () => (await listParcels()).items, kept)
  return who === null ? null : parcels
}

export const isUnderWay = ({ status }: ParcelBrief): boolean => !isParcelOver(status)
