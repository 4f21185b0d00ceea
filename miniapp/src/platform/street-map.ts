import type { Place } from '@onehall/shared/domain/job-states'

/** Streets in a browser, by Leaflet. In WeChat its own map does this (place.ts), and nothing of Leaflet is in the package. */
export interface StreetMap {
  /** what lies in the middle */
  middle: () => Place
  goTo: (view: MapView) => void
  end: () => void
}

export interface MapView {
  place: Place
  /** 4 is the country, 16 a few streets */
  zoom: number
}

interface Drawing {
  /** an address with {z}, {x} and {y} in it */
  tiles: string
  view: MapView
  /** a dot on it */
  mark?: Place | undefined
  /** the first pieces are there, or none could be fetched */
  onDrawn: (drawn: boolean) => void
  onZoom?: ((zoom: number) => void) | undefined
}

const ZOOM = { minZoom: 4, maxZoom: 18 }

/** 150 kB that only a map needs. Not within an async function: its branches hide from the bundler what is dead. */
const load =
  process.env.TARO_ENV === 'h5'
    ? () => Promise.all([import('leaflet'), import('leaflet/dist/leaflet.css')]).then(([leaflet]) => leaflet)
    : null

/** Draws into an element, whatever size it has and comes to have. Rejects where what draws cannot be loaded. */
export async function drawMap(box: HTMLElement, drawing: Drawing): Promise<StreetMap> {
  if (!load) throw new Error('no map is drawn here')
  const leaflet = await load()
  const { view, mark, onZoom } = drawing
  const map = leaflet.map(box, {
    ...ZOOM,
    center: view.place,
    zoom: view.zoom,
    zoomControl: false,
    attributionControl: false,
  })
  leaflet.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map)
  let any = false
  leaflet
    .tileLayer(drawing.tiles, { ...ZOOM, noWrap: true })
    .on('tileload', () => {
      if (!any) drawing.onDrawn(true)
      any = true
    })
    .on('load', () => any || drawing.onDrawn(false))
    .addTo(map)
  if (mark) leaflet.circleMarker(mark, { radius: 9, className: 'street-map-mark' }).addTo(map)
  map.on('zoomend', () => onZoom?.(map.getZoom()))
  // a sheet that is just coming up gives it no room yet
  const sized = new ResizeObserver(() => void map.invalidateSize())
  sized.observe(box)
  return {
    middle: () => map.getCenter(),
    goTo: ({ place, zoom }) => void map.setView(place, zoom),
    end() {
      sized.disconnect()
      map.remove()
    },
  }
}
