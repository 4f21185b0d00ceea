import type { DeskNotice, TipRow } from '@onehall/shared/contract/tip-desk'
import type { Lane } from '@onehall/shared/domain/tip-states'
import { useState } from 'react'
import { declareRelation, listContactRequests, listTipNotices, listTips } from '../../api/tip-desk.ts'
import { useVisible } from '../../platform/visible.ts'
import { usePaged } from '../../state/use-paged.ts'
import { usePoll } from '../../state/use-poll.ts'
import { useResource } from '../../state/use-resource.ts'
import { useWrite } from '../../state/use-write.ts'

export type LaneChoice = Lane | 'all' | 'closed'

/** Its tips: what is raised first, then what waits longest. */
function useTips() {
  const [lane, setLane] = useState<LaneChoice>('all')
  const [lanes, setLanes] = useState<Record<Lane, number> | null>(null)
  /** who has gone further down the list is not thrown back to its top */
  const [far, setFar] = useState(false)
  const tips = usePaged<TipRow>(`tips:${lane}`, async (cursor) => {
    const page = await listTips({
      state: lane === 'closed' ? 'closed' : 'open',
      ...(lane !== 'all' && lane !== 'closed' && { lane }),
      ...(cursor && { cursor }),
    })
    setLanes(page.lanes)
    return page
  })
  return {
    lane,
    setLane(now: LaneChoice) {
      setFar(false)
      setLane(now)
    },
    lanes,
    far,
    tips: {
      ...tips,
      more() {
        setFar(true)
        tips.more()
      },
    },
  }
}

/** The queue as it is now, whom its tips are about, and what waits for a second officer. */
export function useBoard() {
  const queue = useTips()
  const notices = useResource('tip-notices', async () => (await listTipNotices()).items)
  const requests = useResource('contact-requests', async () => (await listContactRequests()).items)
  const declaring = useWrite(async ({ id, related }: { id: string; related: boolean }) => {
    await declareRelation(id, related)
    await Promise.all([notices.reload(), queue.tips.reload()])
    return true
  })
  async function reload(): Promise<void> {
    await Promise.all([queue.tips.reload(), notices.reload(), requests.reload()])
  }
  usePoll(useVisible() && !queue.far, async () => {
    await reload()
    return false
  })
  return {
    ...queue,
    notices,
    requests,
    declaring,
    reload,
    /** Null where it is not known yet: then nothing of it is opened. */
    noticeOf: (id: string): DeskNotice | null => notices.data?.find((one) => one.id === id) ?? null,
  }
}

export type Board = ReturnType<typeof useBoard>
