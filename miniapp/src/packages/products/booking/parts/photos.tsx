import { usePicking } from '../../../../state/use-picking.ts'
import type { Uploads } from '../../../../state/use-uploads.ts'
import { PhotoCard } from '../../../../ui/photo-strip/photo-card.tsx'

/** Pictures and clips for whoever comes. */
export function Photos({ uploads }: { uploads: Uploads }) {
  return <PhotoCard {...usePicking(uploads)} sub="可不加。加了，师傅能少跑一趟" />
}
