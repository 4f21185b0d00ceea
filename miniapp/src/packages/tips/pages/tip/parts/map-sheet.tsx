import { View } from '@tarojs/components'
import { useState } from 'react'
import { getMapDistrict } from '../../../../../api/places.ts'
import { locate } from '../../../../../platform/place.ts'
import type { MapView, StreetMap as Map } from '../../../../../platform/street-map.ts'
import { useResource } from '../../../../../state/use-resource.ts'
import { Button, Link } from '../../../../../ui/button/button.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { StreetMap } from '../../../../../ui/street-map/street-map.tsx'
import type { TipPoint } from '../../../draft.ts'
import './map-sheet.scss'

interface MapSheetProps {
  open: boolean
  /** what was shown before */
  point: TipPoint | null
  /** where what she wrote lies: the map is opened there */
  district: string | null
  onPick: (point: TipPoint) => void
  onClose: () => void
}

const COUNTRY: MapView = { place: { lat: 34, lng: 109 }, zoom: 4 }
const DISTRICT = 12
const STREETS = 16
/** From here on streets can be told apart: what is shown on a smaller map says nothing. */
const FINE_ENOUGH = 13

/** Shows where, in a browser: the map is moved under a pin that stands still. */
export function MapSheet({ open, point, district, onPick, onClose }: MapSheetProps) {
  const [map, setMap] = useState<Map | null>(null)
  const [zoom, setZoom] = useState(0)
  const coarse = map !== null && zoom < FINE_ENOUGH
  const view = useView(point, open ? district : null)

  function take(now: Map | null): void {
    setMap(now)
    setZoom(view?.zoom ?? 0)
  }
  function pick(): void {
    if (!map) return
    onPick({ ...map.middle(), datum: 'wgs84' })
    onClose()
  }
  const foot = (
    <>
      {coarse && <View className="t1 q map-sheet-line">再放大一些，看得清是哪条街再点</View>}
      <Button off={map === null || coarse} onPress={pick}>
        就是这里
      </Button>
    </>
  )
  return (
    <Sheet open={open} title="在地图上指一下" foot={foot} onClose={onClose}>
      <View className="t1 q">
        移动地图，让针尖落在那儿。这一点和您写的一起加密，只有线索专员能看；地图由一厅转取，做地图的看不到您。
      </View>
      <View className="mt3">
        <StreetMap pin label="地图，方向键移动，加号减号放大缩小" view={view} onMap={take} onZoom={setZoom} />
      </View>
      <View className="flex map-sheet-here">
        {map && <HereLink onPlace={(place) => map.goTo({ place, zoom: STREETS })} />}
      </View>
    </Sheet>
  )
}

/** What the map is opened with: the point, else the district, else the country. Null while the district is asked for. */
function useView(point: TipPoint | null, district: string | null): MapView | null {
  const wanted = point ? null : district
  const { data, problem } = useResource(wanted, () => getMapDistrict(wanted!))
  if (point) return { place: point, zoom: STREETS }
  if (wanted === null || problem) return COUNTRY
  return data && { place: data, zoom: DISTRICT }
}

/** Who saw something often still stands near it. Nothing asks where that is before the tap. */
function HereLink({ onPlace }: { onPlace: (place: MapView['place']) => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  async function go(): Promise<void> {
    const found = await locate()
    setProblem(found.ok ? null : found.sentence)
    if (found.ok) onPlace(found.value)
  }
  return (
    <>
      <Link onPress={() => void go()}>移到我现在的位置</Link>
      {problem && <View className="t1 q">{problem}</View>}
    </>
  )
}
