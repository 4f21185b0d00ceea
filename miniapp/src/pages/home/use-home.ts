import type { ParcelBrief } from '@onehall/shared/contract/parcels'
import { useEffect } from 'react'
import type { RecommendationsView } from '@onehall/shared/contract/recommendations'
import { listRegistrations } from '../../api/products.ts'
import { listRecommendations } from '../../api/recommendations.ts'
import { listRequests } from '../../api/requests.ts'
import { codeFromOutside, open, useParams } from '../../platform/navigation.ts'
import { usePull } from '../../platform/pull.ts'
import { useShownAgain } from '../../platform/shown.ts'
import { signsInSilently } from '../../platform/sign-in.ts'
import { keep } from '../../platform/storage.ts'
import { useVisible } from '../../platform/visible.ts'
import { useAttention } from '../../state/attention.ts'
import { useSession } from '../../state/session.ts'
import { useNews } from '../../state/use-news.ts'
import { isUnderWay, useParcels } from '../../state/use-parcels.ts'
import { useResource, type Resource } from '../../state/use-resource.ts'
import { useScan, type Scan } from '../../state/use-scan.ts'
import type { ShelfItem } from '../../ui/shelf/shelf.tsx'
import { silhouetteOf } from '../../ui/silhouette/silhouette.tsx'
import { greetingOf } from './greeting.ts'
import { mostUrgent, needsPerson, type Urgent } from './urgent.ts'

/** What lies on the desk: the most urgent of what is under way, and the newest products. */
interface Desk {
  urgent: Urgent[]
  /** 5, or 50+ */
  openCount: string
  shelf: ShelfItem[]
  productCount: string
}

const URGENT = 2
const SHELF = 3
const PAGE = 50

const keptDesk = keep<Desk>('mine.desk', 1)

export interface Home {
  greeting: string
  /** null where nobody is signed in, and only the person can change that */
  desk: Resource<Desk> | null
  /** on their way, what is late first: none where logistics cannot be asked */
  parcels: readonly ParcelBrief[]
  /** what may be of use, where it could be fetched */
  ofUse: RecommendationsView | null
  scan: Scan
}

export function useHome(): Home {
  const account = useSession((s) => s.account)
  const who = account?.id ?? (signsInSilently ? 'wechat' : null)
  const desk = useResource(who && `desk:${who}`, fetchDesk, keptDesk)
  const parcels = useParcels()
  const ofUse = useResource(`of-use:${who ?? 'nobody'}`, listRecommendations)
  const refresh = async (): Promise<void> => {
    await Promise.all([ofUse.reload(), who && desk.reload(), parcels?.reload()])
  }
  useShownAgain(refresh)
  usePull(refresh)
  const visible = useVisible()
  useNews(visible && who !== null ? 'requests' : null, async () => {
    await desk.reload()
    return false
  })
  useCodeFromOutside()
  return {
    greeting: greetingOf(new Date(), account?.name ?? ''),
    desk: who === null ? null : desk,
    parcels: parcels?.data?.filter(isUnderWay) ?? [],
    ofUse: ofUse.data,
    scan: useScan((code) => open('scanResult', { code })),
  }
}

async function fetchDesk(): Promise<Desk> {
  const [requests, products] = await Promise.all([
    listRequests({ state: 'open', limit: PAGE }),
    listRegistrations(),
  ])
  useAttention.setState({ waiting: requests.items.filter(needsPerson).length })
  return {
    urgent: mostUrgent(requests.items, URGENT),
    openCount: countWords(requests),
    shelf: products.items.slice(0, SHELF).map(({ id, product }) => ({
      id,
      art: silhouetteOf(product.category),
      name: product.category,
    })),
    productCount: countWords(products),
  }
}

const countWords = ({ items, nextCursor }: { items: unknown[]; nextCursor: string | null }): string =>
  nextCursor === null ? String(items.length) : `${items.length}+`

/** A code that opened the hall itself leads on to what it says. */
function useCodeFromOutside(): void {
  const code = codeFromOutside(useParams<'home'>())
  useEffect(() => {
    if (code !== null) open('scanResult', { code })
  }, [code])
}
