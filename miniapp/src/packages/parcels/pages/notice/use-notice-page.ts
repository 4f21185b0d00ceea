import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { getFund, getNoticeLoop, portraitSrc } from '../../../../api/notices.ts'
import { copy } from '../../../../platform/clipboard.ts'
import { open, pathOf, useParams } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { say } from '../../../../state/toast.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { useNotice } from '../../use-notice.ts'

/** One notice, what became of it in numbers, and the ways on. */
export function useNoticePage() {
  const { id = '' } = useParams<'notice'>()
  const notice = useNotice(id)
  const isOpen = notice.data !== null && notice.data !== 'over'
  // both only add to the page: without them it says less
  const loop = useResource(isOpen ? `loop:${id}` : null, () => getNoticeLoop(id))
  const fund = useResource(isOpen ? 'fund' : null, getFund)
  const [sharing, setSharing] = useState(false)
  useShownAgain(notice.reload)
  usePull(notice.reload)
  // what is handed on in WeChat is this page, and nothing of who hands it on
  useShareAppMessage(() => ({
    title: notice.data && notice.data !== 'over' ? `寻人：${notice.data.sentence}` : '寻人公告',
    path: pathOf('notice', { id }),
    imageUrl: portraitSrc(id, 'then'),
  }))

  return {
    notice,
    loop: loop.data,
    fund: fund.data,
    sharing,
    share: () => setSharing(true),
    close: () => setSharing(false),
    copyLink(link: string) {
      setSharing(false)
      void copyLink(link)
    },
    makePoster() {
      setSharing(false)
      open('poster', { id })
    },
  }
}

/** WeChat says itself that it was copied. */
async function copyLink(link: string): Promise<void> {
  const copied = await copy(link)
  if (!copied.ok) say({ icon: 'alert', text: '没复制上' })
  else if (process.env.TARO_ENV === 'h5') say({ icon: 'copy', text: '网址复制好了' })
}
