import { format, getFileInfo, resolveConfig } from 'prettier'
import { blanks, clip, door, icons, mark, portraits, silhouettes, steps } from './drawings.mjs'
import { paints, palette } from './palette.mjs'
import { lit, segments } from './segments.mjs'
import { dataUri, painted, pictureRule, svg } from './svg.mjs'

const light = palette('light')
const dark = palette('dark')

const HEAD = '// Drawn by scripts/draw.mjs from scripts/art: change it there.\n'
const SCSS = `${HEAD}@use 'mixins' as *;\n\n`

const inLight = (inner, paint, box, colours, more) => dataUri(svg(box, painted(inner, paint, colours), more))
const rule = (selector, inner, paint, box, more) =>
  pictureRule(selector, inLight(inner, paint, box, light, more), inLight(inner, paint, box, dark, more))

const each = (table, toRule) =>
  Object.entries(table)
    .map(([name, inner]) => toRule(name, inner))
    .join('\n')
const names = (constant, type, list) =>
  `${HEAD}export const ${constant} = [\n${list.map((n) => `  '${n}',\n`).join('')}] as const\nexport type ${type} = (typeof ${constant})[number]\n`

// ---- icons: masks over currentColor ----

/** A mask cannot change its stroke, so the few places that want another weight have an icon of their own. */
const HEAVY = {
  'tick-bold': ['tick', 2.25],
  'alert-bold': ['alert', 2.25],
  'up-bold': ['up', 2.25],
  'check-bold': ['check', 2.5],
}

function iconUri(inner, width, fill = 'none') {
  const pen = { 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  return dataUri(svg('24 24', inner, { fill, stroke: '#000', ...pen }))
}

function iconSheet() {
  const uris = {
    ...Object.fromEntries(Object.entries(icons).map(([name, inner]) => [name, iconUri(inner, 1.75)])),
    ...Object.fromEntries(
      Object.entries(HEAVY).map(([name, [of, width]]) => [name, iconUri(icons[of], width)]),
    ),
    'play-full': iconUri(icons.play, 1.75, '#000'),
  }
  const sheet =
    HEAD +
    Object.entries(uris)
      .map(([name, uri]) => `.i--${name} {\n  -webkit-mask-image: ${uri};\n}\n`)
      .join('')
  return { sheet, list: names('ICONS', 'IconName', Object.keys(uris)) }
}

// ---- the seven-segment panel ----

function panelSheet() {
  const pen = { fill: 'none', 'stroke-width': 5, 'stroke-linecap': 'round' }
  const cell = (paths, colour) =>
    dataUri(svg('36 72', `<path transform="translate(5 14)" d="${paths}"/>`, { ...pen, ...colour }))
  const on = { stroke: '#BFF0E1' }
  const off = { stroke: '#FFF', 'stroke-opacity': '.06' }
  const vars = Object.entries(segments).map(([name, d]) => `  --seg-${name}: ${cell(d, on)};\n`)
  vars.push(`  --seg-off: ${cell(Object.values(segments).join(''), off)};\n`)
  const chars = Object.entries(lit).map(([char, of]) => {
    const layers = [...[...of].map((s) => `var(--seg-${s})`), 'var(--seg-off)']
    return `.seg7-cell--${char} {\n  background-image: ${layers.join(', ')};\n}\n`
  })
  return `${HEAD}.seg7 {\n${vars.join('')}}\n\n${chars.join('')}`
}

// ---- all of it, by the path under src/ ----

function files() {
  const icon = iconSheet()
  const wide = { preserveAspectRatio: 'xMidYMid slice' }
  return {
    'ui/icon/drawn.scss': icon.sheet,
    'ui/icon/names.ts': icon.list,
    'ui/silhouette/drawn.scss':
      SCSS + each(silhouettes, (name, inner) => rule(`sil--${name}`, inner, paints.silhouette, '120 120')),
    'ui/silhouette/names.ts': names('SILHOUETTES', 'SilhouetteName', Object.keys(silhouettes)),
    'ui/portrait/drawn.scss':
      SCSS +
      [
        rule('por--girl', portraits.then, paints.then, '120 150'),
        rule('por--boy', portraits.boyThen, paints.then, '120 150'),
        rule('por--aged', portraits.aged, paints.simulated, '120 150'),
      ].join('\n'),
    'ui/blank/drawn.scss':
      SCSS + each(blanks, (name, inner) => rule(`blank-art--${name}`, inner, paints.blank, '132 120')),
    'ui/mark/drawn.scss': SCSS + rule('mark', mark, paints.mark, '32 32'),
    'ui/door/drawn.scss': SCSS + rule('door-art', door, paints.door, '150 152'),
    'ui/clip/drawn.scss': SCSS + rule('clip-art', clip, paints.scene, '343 172', wide),
    'ui/steps/drawn.scss':
      SCSS + each(steps, (name, inner) => rule(`step-art--${name}`, inner, paints.scene, '88 72')),
    'ui/seg7/drawn.scss': panelSheet(),
    'ui/seg7/shown.ts': `${HEAD}/** What a seven-segment panel can show. */\nexport const SHOWN = '${Object.keys(lit).join('')}'\n`,
    'static/favicon.svg': svg('32 32', painted(mark, paints.mark, light)) + '\n',
  }
}

/** Every drawn file, as the house's formatter leaves it: {path under src/: text}. */
export async function drawAll() {
  const house = await resolveConfig(import.meta.filename)
  const formatted = Object.entries(files()).map(async ([path, text]) => {
    const { inferredParser } = await getFileInfo(path)
    return [path, inferredParser ? await format(text, { ...house, filepath: path }) : text]
  })
  return Object.fromEntries(await Promise.all(formatted))
}
