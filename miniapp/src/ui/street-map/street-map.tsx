import type { Place } from '@onehall/shared/domain/job-states'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { MAP_TILES } from '../../api/places.ts'
import { drawMap, type MapView, type StreetMap as Map } from '../../platform/street-map.ts'
import { role } from '../aria.ts'
import { Link } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import './street-map.scss'

interface StreetMapProps {
  label: string
  /** null while it is not known where to open it */
  view: MapView | null
  /** a dot on the map */
  mark?: Place
  /** a pin in the middle, under which the map is moved */
  pin?: boolean
  /** the map once it is drawn; null while it is not */
  onMap?: (map: Map | null) => void
  onZoom?: (zoom: number) => void
}

/** Streets to look at or to point at; in a browser. */
export function StreetMap(props: StreetMapProps) {
  const [turn, setTurn] = useState(0)
  return <Drawn key={turn} {...props} onAgain={() => setTurn(turn + 1)} />
}

type Stage = 'loading' | 'drawn' | 'failed'

function Drawn({ label, pin, onAgain, ...map }: StreetMapProps & { onAgain: () => void }) {
  const [stage, setStage] = useState<Stage>('loading')
  const box = useDrawing(map, setStage)
  return (
    <View className="street-map">
      {/* arrow keys move it, plus and minus change its scale: a reader must let them through */}
      <View className="street-map-box" ref={box} {...application(label)} />
      {pin && stage === 'drawn' && (
        <View className="street-map-pin" aria-hidden>
          <Icon name="pin" />
        </View>
      )}
      {stage !== 'drawn' && (
        <View className="street-map-words" {...role('status')}>
          {stage === 'loading' ? '正在打开地图' : '地图打不开，写字也行'}
          {stage === 'failed' && <Link onPress={onAgain}>再试一次</Link>}
        </View>
      )}
    </View>
  )
}

const application = (label: string): object => ({ role: 'application', 'aria-label': label })

function useDrawing(
  { view, mark, onMap, onZoom }: Omit<StreetMapProps, 'label'>,
  tell: (stage: Stage) => void,
) {
  const box = useRef<HTMLElement>(null)
  const heard = useRef({ onMap, onZoom })
  heard.current = { onMap, onZoom }
  useEffect(() => {
    let map: Map | null = null
    let gone = false
    const fail = (): void => (gone ? undefined : tell('failed'))
    const onDrawn = (drawn: boolean): void => {
      if (!drawn) fail()
      else {
        tell('drawn')
        heard.current.onMap?.(map)
      }
    }
    if (box.current && view)
      drawMap(box.current, {
        tiles: MAP_TILES,
        view,
        mark,
        onDrawn,
        onZoom: (zoom) => heard.current.onZoom?.(zoom),
      }).then((drawn) => {
        map = drawn
        if (gone) drawn.end()
      }, fail)
    return () => {
      gone = true
      map?.end()
      heard.current.onMap?.(null)
    }
  }, [view !== null])
  return box
}
