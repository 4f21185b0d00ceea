import type { listRegions as endpoint } from '@onehall/shared/contract/accounts'
import { useState } from 'react'
import { listRegions } from '../api/accounts.ts'
import type { Reply } from '../api/contract.ts'
import { useResource, type Resource } from './use-resource.ts'

/** A province, city or district; `hasMore` where something lies under it. */
type Region = Reply<typeof endpoint>['items'][number]

export interface Regions {
  open: boolean
  begin: () => void
  close: () => void
  /** the way down to what is listed: 安徽省, 合肥市 */
  path: readonly Region[]
  list: Resource<Region[]>
  /** goes down, or picks where nothing lies under it */
  choose: (region: Region) => void
  /** back up to what lies under it; to the provinces where none is given */
  climb: (to?: Region) => void
}

/** From the province down to the district; nothing is fetched before somebody begins. */
export function useRegions(onPick: (code: string, text: string) => void): Regions {
  const [open, setOpen] = useState(false)
  const [path, setPath] = useState<readonly Region[]>([])
  const under = path[path.length - 1]?.code
  const list = useResource(open ? (under ?? 'provinces') : null, () => fetchUnder(under))

  function choose(region: Region): void {
    const down = [...path, region]
    if (region.hasMore) {
      setPath(down)
      return
    }
    const said = down.filter(isSaid).map(({ name }) => name)
    onPick(region.code, said.join(''))
    setOpen(false)
  }

  return {
    open,
    begin: () => setOpen(true),
    close: () => setOpen(false),
    path: path.filter(isSaid),
    list,
    choose,
    climb: (to) => setPath(to ? path.slice(0, path.indexOf(to) + 1) : []),
  }
}

/** 市辖区 is a drawer of the register, not a place that anybody names. */
const isSaid = ({ name }: Region): boolean =>
  name !== '市辖区' && name !== '县' && !name.endsWith('直辖县级行政区划')

/** A municipality has one "city" under it that nobody says: its districts are listed at once. */
async function fetchUnder(under: string | undefined): Promise<Region[]> {
  const { items } = await listRegions(under ? { under } : {})
  const [only] = items
  return items.length === 1 && only?.hasMore ? fetchUnder(only.code) : items
}
