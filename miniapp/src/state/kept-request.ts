import type { RequestView } from '@onehall/shared/contract/requests'
import { keep, type Keep } from '../platform/storage.ts'

/** A request as the device saw it last: its page shows this until the server says how it stands now. */
export const keptRequest = (id: string): Keep<RequestView> => keep<RequestView>(`mine.request.${id}`, 1)
