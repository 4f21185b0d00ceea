import { useEffect, useState } from 'react'
import { useParams } from '../../../../platform/navigation.ts'
import { savePicture, savesToDisk } from '../../../../platform/save-file.ts'
import { say } from '../../../../state/toast.ts'
import { useNotice } from '../../use-notice.ts'
import { drawPoster } from './draw-poster.ts'

/** The canvas that WeChat draws on. */
export const CANVAS = 'poster'

type Drawing = { is: 'drawing' } | { is: 'failed' } | { is: 'done'; path: string }

/** The poster of one notice, drawn here, and put where the person can hand it on. */
export function usePoster() {
  const { id = '' } = useParams<'poster'>()
  const notice = useNotice(id)
  const shown = notice.data === 'over' ? null : notice.data
  const [drawing, setDrawing] = useState<Drawing>({ is: 'drawing' })
  const [turn, setTurn] = useState(0)
  const [refused, setRefused] = useState<string | null>(null)

  useEffect(() => {
    if (shown === null) return
    let gone = false
    setDrawing({ is: 'drawing' })
    drawPoster(CANVAS, shown).then(
      (path) => !gone && setDrawing({ is: 'done', path }),
      // no picture came, or this phone draws none: the page says so, and the link is still there
      () => !gone && setDrawing({ is: 'failed' }),
    )
    return () => {
      gone = true
    }
  }, [shown, turn])

  async function save(path: string): Promise<void> {
    const saved = await savePicture(path, `xunren-${id}.png`)
    setRefused(saved.ok || saved.why === 'cancelled' ? null : saved.sentence)
    if (saved.ok) say({ icon: 'tick', text: savesToDisk ? '下载好了' : '存到相册了' })
  }

  return {
    notice,
    drawing,
    again: () => setTurn((n) => n + 1),
    save: (path: string) => void save(path),
    /** why it was not saved */
    refused,
  }
}
