import type { ParcelView } from '@onehall/shared/contract/parcels'
import { getParcel } from '../../../../api/parcels.ts'
import { ApiError } from '../../../../api/problem.ts'
import { useParams } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { keep } from '../../../../platform/storage.ts'
import { useSession } from '../../../../state/session.ts'
import { useResource } from '../../../../state/use-resource.ts'

/** One of my parcels; 'unknown' where it is not mine, or not at all. */
export function useParcel() {
  const { id = '' } = useParams<'parcel'>()
  const who = useSession((s) => s.account?.id ?? (signsInSilently ? 'wechat' : null))
  const parcel = useResource<ParcelView | 'unknown'>(
    who && `parcel:${who}:${id}`,
    () => fetchParcel(id),
    keep(`mine.parcel.${id}`, 1),
  )
  const reload = async (): Promise<void> => (who ? parcel.reload() : undefined)
  useShownAgain(reload)
  usePull(reload)
  return { signedOut: who === null, parcel }
}

async function fetchParcel(id: string): Promise<ParcelView | 'unknown'> {
  try {
    return await getParcel(id)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'parcel.unknown') return 'unknown'
    throw error
  }
}
