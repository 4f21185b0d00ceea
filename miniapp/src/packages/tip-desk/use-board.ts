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

/** The queue as it is now, whom its tips are about, and what waits for a second officer. */
export function useBoard() {
  const [lane, setLane] = useState<LaneChoice>('all')
  const [lanes, setLanes] = useState<Record<Lane, number> | null>(null)
  const tips = usePaged<TipRow>(`tips:${lane}`, async (cursor) => {
    const page = await listTips({
      state: lane === 'closed' ? 'closed' : 'open',
      ...(lane !== 'all' && lane !== 'closed' && { lane }),
      ...(cursor && { cursor }),
    })
    setLanes(page.lanes)
    return page
  })
  const notices = useResource('tip-notices', async () => (await listTipNotices()).items)
  const requests = useResource('contact-requests', async () => (await listContactRequests()).items)
  const declaring = useWrite(async ({ id, related }: { id: string; related: boolean }) => {
    await declareRelation(id, related)
    await Promise.all([notices.reload(), tips.reload()])
    return true
  })

  async function reload(): Promise<void> {
    await Promise.all([tips.reload(), notices.reload(), requests.reload()])
  }
  // who has gone further down the list is not thrown back to its top
  const [far, setFar] = useState(false)
  usePoll(useVisible() && !far, async () => {
    await reload()
    return false
  })

  return {
    lane,
    setLane(now: LaneChoice) {
      setFar(false)
      setLane(now)
    },
    lanes,
    tips: {
      ...tips,
      more() {
        setFar(true)
        tips.more()
      },
    },
    notices,
    requests,
    declaring,
    reload,
    /** Null where it is not known yet: then nothing of it is opened. */
    noticeOf: (id: string): DeskNotice | null => notices.data?.find((one) => one.id === id) ?? null,
  }
}

export type Board = ReturnType<typeof useBoard>
