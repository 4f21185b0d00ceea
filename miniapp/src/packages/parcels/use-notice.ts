import type { NoticeView } from '@onehall/shared/contract/notices'
import { getNotice } from '../../api/notices.ts'
import { ApiError } from '../../api/problem.ts'
import { useResource, type Resource } from '../../state/use-resource.ts'

/** A notice, never from the device: one that is over must be gone at the next look. 'over': it is, or never was. */
export const useNotice = (id: string): Resource<NoticeView | 'over'> =>
  useResource(`notice:${id}`, async () => {
    try {
      return await getNotice(id)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'notice.unknown') return 'over'
      throw error
    }
  })
