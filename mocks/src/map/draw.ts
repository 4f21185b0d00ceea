import { chance } from '../departments/chance.ts'
import { DISTRICTS } from './districts.ts'
import { courseOf, streetName, streetsBetween, toSquare, type Street, type Way } from './streets.ts'

/** One tile of the invented map, 256 px, in the light colours of the look. Neighbours meet without a seam. */

export interface Tile {
  z: number
  x: number
  y: number
}

const PX = 256
const COLOUR = {
  ground: '#f7f5f0',
  block: '#ece9df',
  park: '#dcebe2',
  water: '#cfe1e4',
  edge: '#d9d6ca',
  street: '#fffefc',
  main: '#fbe3c6',
  ink: '#485452',
}

/** From which zoom on a rank is drawn, how wide then, and how much wider with each step. */
const RANKS = [
  { rank: 17, from: 16, width: 4, grows: 2, named: 17 },
  { rank: 16, from: 14, width: 2, grows: 2, named: 16 },
  { rank: 14, from: 12, width: 2, grows: 1.6, named: 14 },
  { rank: 12, from: 10, width: 2, grows: 1.5, named: 11 },
  { rank: 10, from: 8, width: 1.5, grows: 1, named: 99 },
  { rank: 7, from: 5, width: 1.5, grows: 1, named: 99 },
]
const MAIN = 12

const at = (n: number): string => n.toFixed(1)

export function drawTile(tile: Tile): string {
  const roads = RANKS.filter(({ from }) => tile.z >= from)
  const lines = roads.flatMap((rank) => pathsOf(tile, rank))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PX}" height="${PX}" viewBox="0 0 ${PX} ${PX}">`,
    `<rect width="${PX}" height="${PX}" fill="${COLOUR.ground}"/>`,
    ...cells(tile, { rank: 14, from: 12, every: 6, fill: COLOUR.park }),
    ...cells(tile, { rank: 19, from: 16, every: 1, fill: COLOUR.block }),
    river(tile),
    '<g fill="none" stroke-linecap="round">',
    ...lines.map(
      ({ d, width }) => `<path d="${d}" stroke="${COLOUR.edge}" stroke-width="${at(width + 2)}"/>`,
    ),
    ...lines.map(({ d, width, colour }) => `<path d="${d}" stroke="${colour}" stroke-width="${at(width)}"/>`),
    '</g>',
    `<g font-family="sans-serif" font-size="12" fill="${COLOUR.ink}" stroke="${COLOUR.street}" stroke-width="3" paint-order="stroke" text-anchor="middle">`,
    ...roads.filter(({ named }) => tile.z >= named).flatMap(({ rank }) => namesOf(tile, rank)),
    ...cityNames(tile),
    '</g></svg>',
  ].join('')
}

/** Between the tile's edges along the way, and across it; one sixteenth more on all sides. */
function edgesOf({ z, x, y }: Tile, way: Way) {
  const size = 2 ** -z
  const [along, across] = way === 'across' ? [x, y] : [y, x]
  return { along: along * size, across: across * size, size }
}

function pathOf(tile: Tile, street: Street): string {
  const { along, across, size } = edgesOf(tile, street.way)
  const points = [-0.06, 0.25, 0.5, 0.75, 1.06].map((part) => {
    const [a, b] = [part * PX, ((courseOf(street, along + part * size) - across) / size) * PX]
    return street.way === 'across' ? `${at(a)} ${at(b)}` : `${at(b)} ${at(a)}`
  })
  return `M${points.join('L')}`
}

function streetsOn(tile: Tile, rank: number): Street[] {
  return (['across', 'down'] as const).flatMap((way) => {
    const { across, size } = edgesOf(tile, way)
    return streetsBetween(rank, way, across, across + size)
  })
}

function pathsOf(tile: Tile, { rank, from, width, grows }: (typeof RANKS)[number]) {
  const wide = Math.min(width + grows * (tile.z - from), 22)
  const colour = rank <= MAIN ? COLOUR.main : COLOUR.street
  return streetsOn(tile, rank).map((street) => ({ d: pathOf(tile, street), width: wide, colour }))
}

/** Each street once a tile; down a street the name stands upright. */
function namesOf(tile: Tile, rank: number): string[] {
  return streetsOn(tile, rank).flatMap((street) => {
    const { along, across, size } = edgesOf(tile, street.way)
    const part = street.way === 'across' ? 0.32 : 0.68
    const aside = ((courseOf(street, along + part * size) - across) / size) * PX
    if (aside < -14 || aside > PX + 14) return []
    const name = streetName(street)
    if (street.way === 'across') return `<text x="${part * PX}" y="${at(aside + 4)}">${name}</text>`
    const top = part * PX - name.length * 7
    return Array.from(name).map(
      (letter, i) => `<text x="${at(aside)}" y="${at(top + i * 14)}">${letter}</text>`,
    )
  })
}

/** Where streets are too small to be drawn, towns have names, as many as there is room for. */
function cityNames({ z, x, y }: Tile): string[] {
  if (z > 11) return []
  const placed: { left: number; top: number; city: string }[] = []
  for (const district of DISTRICTS) {
    const place = toSquare(district)
    const [left, top] = [(place.x * 2 ** z - x) * PX, (place.y * 2 ** z - y) * PX]
    const isFree = placed.every((other) => Math.abs(other.left - left) > 44 || Math.abs(other.top - top) > 26)
    if (isFree) placed.push({ left, top, city: district.city })
  }
  return placed.flatMap(({ left, top, city }) => {
    const near = left > -60 && left < PX + 60 && top > -20 && top < PX + 20
    if (!near) return []
    return [
      `<circle cx="${at(left)}" cy="${at(top)}" r="2.5" stroke-width="1.5"/>`,
      `<text x="${at(left)}" y="${at(top - 7)}" font-size="13">${city}</text>`,
    ]
  })
}

/** Four hundred metres of water, every eighty kilometres. */
function river(tile: Tile): string {
  if (tile.z < 6) return ''
  const width = Math.max(1e-5 * PX * 2 ** tile.z, 1.2)
  const { across, size } = edgesOf(tile, 'down')
  return streetsBetween(9, 'down', across, across + size)
    .map(
      (street) =>
        `<path d="${pathOf(tile, street)}" fill="none" stroke="${COLOUR.water}" stroke-width="${at(width)}" stroke-linecap="round"/>`,
    )
    .join('')
}

/** Parks among streets, houses along them: a rectangle in one of `every` cells of a rank. */
function cells(
  tile: Tile,
  { rank, from, every, fill }: { rank: number; from: number; every: number; fill: string },
) {
  if (tile.z < from) return []
  const scale = PX * 2 ** (tile.z - rank)
  const first = (n: number): number => Math.floor(n * 2 ** (rank - tile.z))
  const count = Math.max(1, 2 ** (rank - tile.z))
  return Array.from({ length: count * count }, (_, i) => {
    const [cx, cy] = [first(tile.x) + (i % count), first(tile.y) + Math.floor(i / count)]
    const name = `cell ${rank} ${cx} ${cy}`
    if (chance(name, every) !== 0) return ''
    const part = (salt: string, least: number, most: number): number =>
      (least + (chance(`${salt} ${name}`, 100) / 100) * (most - least)) * scale
    const [left, top] = [
      cx * scale - tile.x * PX + part('x', 0.12, 0.3),
      cy * scale - tile.y * PX + part('y', 0.12, 0.3),
    ]
    const round = at(Math.min(scale * 0.06, 12))
    return `<rect x="${at(left)}" y="${at(top)}" width="${at(part('w', 0.3, 0.55))}" height="${at(part('h', 0.3, 0.55))}" rx="${round}" fill="${fill}"/>`
  })
}
