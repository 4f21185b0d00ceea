import type { RequestView } from '@onehall/shared/contract/requests'
import { useRef } from 'react'
import { getRequest, listEvents } from '../../../../api/requests.ts'
import { usePull } from '../../../../platform/pull.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { useOnReturn, useVisible } from '../../../../platform/visible.ts'
import { keptRequest } from '../../../../state/kept-request.ts'
import { useSession } from '../../../../state/session.ts'
import { useNews } from '../../../../state/use-news.ts'
import { useResource, type Resource } from '../../../../state/use-resource.ts'

export interface LiveRequest {
  request: Resource<RequestView>
  signedOut: boolean
  /** something was just done: look soon again */
  lookSoon: () => void
}

/** One request as it stands now: fetched, looked after while somebody looks at it, and fetched again on return. */
export function useRequest(id: string): LiveRequest {
  const account = useSession((s) => s.account)
  const signedOut = !signsInSilently && account === null
  const request = useResource(signedOut ? null : `request:${id}`, () => getRequest(id), keptRequest(id))
  const visible = useVisible()
  const seq = useRef(0)
  seq.current = request.data?.seq ?? 0

  // also before it is here: what happens while it is on its way is not missed
  const lookSoon = useNews(visible && !signedOut ? id : null, async () => {
    try {
      const { items } = await listEvents(id, seq.current)
      if (items.length === 0) return false
    } catch {
      // it will be looked again; what is shown stays true as of when it came
      return false
    }
    await request.reload()
    return true
  })
  useOnReturn(visible, () => void request.reload())
  usePull(request.reload)
  return { request, signedOut, lookSoon }
}
