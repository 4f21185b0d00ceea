import { MEDIA_PER_MESSAGE } from '@onehall/shared/domain/limits'
import { useState } from 'react'
import { chooseMedia, showPictures } from '../platform/media.ts'
import type { Photo } from '../ui/photo-strip/photo-strip.tsx'
import type { Uploads } from './use-uploads.ts'

/** The pictures and clips of a message, and what can be done with them: as ui/photo-strip shows them. */
export interface Picking {
  items: readonly Photo[]
  max: number
  /** why none was taken: no permission, too large */
  problem: string | null
  onAdd: () => void
  onRemove: (id: string) => void
  onRetry: (id: string) => void
  onShow: (id: string) => void
}

interface Limits {
  max?: number
  picturesOnly?: boolean
}

export function usePicking(
  { photos, add, remove, retry }: Uploads,
  { max = MEDIA_PER_MESSAGE, picturesOnly = false }: Limits = {},
): Picking {
  const [problem, setProblem] = useState<string | null>(null)

  async function choose(): Promise<void> {
    const chosen = await chooseMedia({ count: max - photos.length, picturesOnly })
    setProblem(chosen.ok || chosen.why === 'cancelled' ? null : chosen.sentence)
    if (chosen.ok) add(chosen.value)
  }

  return {
    items: photos,
    max,
    problem,
    onAdd: () => void choose(),
    onRemove: remove,
    onRetry: retry,
    onShow(id) {
      const src = photos.find((photo) => photo.id === id)?.src
      const all = photos.flatMap((photo) => photo.src ?? [])
      if (src) showPictures(all, src)
    },
  }
}
