import { useReachBottom } from '@tarojs/taro'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import { useEffect, useState } from 'react'
import { listRequests } from '../../api/requests.ts'
import { usePull } from '../../platform/pull.ts'
import { useShownAgain } from '../../platform/shown.ts'
import { signsInSilently } from '../../platform/sign-in.ts'
import { keep } from '../../platform/storage.ts'
import { useVisible } from '../../platform/visible.ts'
import { useAttention } from '../../state/attention.ts'
import { useSession } from '../../state/session.ts'
import { standing } from '../../state/standing.ts'
import { sendUnsent, useUnsent, type Unsent } from '../../state/unsent.ts'
import { useNews } from '../../state/use-news.ts'
import { usePaged, type Page, type Paged } from '../../state/use-paged.ts'

export type Part = 'open' | 'over'

export interface Requests {
  signedOut: boolean
  part: Part
  setPart: (part: Part) => void
  open: Paged<RequestBrief>
  over: Paged<RequestBrief>
  unsent: readonly Unsent[]
}

/** What needs her is on the first page, however long ago it moved. */
const OPEN_PAGE = 50
const OVER_PAGE = 20

const keptOpen = keep<Page<RequestBrief>>('mine.requests.open', 1)
const keptOver = keep<Page<RequestBrief>>('mine.requests.over', 1)

export function useRequests(): Requests {
  const account = useSession((s) => s.account)
  const who = account?.id ?? (signsInSilently ? 'wechat' : null)
  const [part, setPart] = useState<Part>('open')
  const open = usePaged(
    who && `open:${who}`,
    (cursor) => listRequests({ state: 'open', limit: OPEN_PAGE, cursor }),
    keptOpen,
  )
  const over = usePaged(
    who && `over:${who}`,
    (cursor) => listRequests({ state: 'over', limit: OVER_PAGE, cursor }),
    keptOver,
  )
  const { items: unsent, sent } = useUnsent()

  const reload = async (): Promise<void> => {
    if (who === null) return
    void sendUnsent()
    await Promise.all([open.reload(), over.reload()])
  }
  useShownAgain(reload)
  usePull(reload)
  const visible = useVisible()
  useNews(visible && who !== null ? 'requests' : null, async () => {
    // fetched anew, a list is one page again: what is being read is left as it is
    await (part === 'open' ? reload() : open.reload())
    return false
  })
  useReachBottom(() => (part === 'open' ? open.more() : over.more()))
  useEffect(() => {
    // what waited on the device is a request now
    if (sent > 0) void open.reload()
  }, [sent, open.reload])
  useEffect(() => {
    if (open.data) useAttention.setState({ waiting: open.data.items.filter(waitsForHer).length })
  }, [open.data])
  return { signedOut: who === null, part, setPart, open, over, unsent }
}

const waitsForHer = (request: RequestBrief): boolean => standing(request).kind === 'you'

/** What needs her first, then what is on its way; each with what moved last on top. */
export function inGroups(items: readonly RequestBrief[]): RequestBrief[][] {
  const needsHer = (request: RequestBrief): boolean => ['you', 'bad'].includes(standing(request).kind)
  return [items.filter(needsHer), items.filter((one) => !needsHer(one))].filter((group) => group.length > 0)
}
