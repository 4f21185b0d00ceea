import { readFileSync } from 'node:fs'

/** Colours that only drawings use; the others come from the tokens of the theme. */
const drawn = {
  light: {
    s1: '#C6D2CC',
    s2: '#AEBEB6',
    s3: '#E9EEEA',
    s4: '#5B6C67',
    s5: '#0F6B5C',
    s6: '#E8964A',
    hose: '#5B6C67',
    p1: '#EBD3BB',
    p2: '#77685B',
    p3: '#D98F4E',
    p4: '#F3E4D2',
    a1: '#D9DFDB',
    a2: '#7F8E88',
    a3: '#A9B8B1',
    a4: '#E9EEEB',
    mark: '#0F6B5C',
    'door-light': '#F7F5F0',
    'door-floor': '#34877A',
  },
  dark: {
    s1: '#5B6C67',
    s2: '#475652',
    s3: '#83958F',
    s4: '#202B29',
    s5: '#79CDB8',
    s6: '#E9A35F',
    hose: '#A9BAB3',
    p1: '#C9AE94',
    p2: '#2A221C',
    p3: '#A8672F',
    p4: '#E0C9AF',
    a1: '#8B9993',
    a2: '#45524E',
    a3: '#64736D',
    a4: '#A5B2AC',
    mark: '#79CDB8',
    'door-light': '#F1DFC6',
    'door-floor': '#1E5F53',
  },
}

/** The colours of one light, by name: the theme's tokens and what only drawings use. */
export function palette(light) {
  const tokens = readFileSync(new URL('../../src/theme/_tokens.scss', import.meta.url), 'utf8')
  const block = new RegExp(`@mixin ${light} \\{([^}]*)\\}`).exec(tokens)[1]
  const named = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour])
  return { ...Object.fromEntries(named), ...drawn[light] }
}

const fill = (name) => (c) => ({ fill: c[name] })
const stroke =
  (name, width, more = {}) =>
  (c) => ({
    fill: 'none',
    stroke: c[name] ?? name,
    'stroke-width': width,
    'stroke-linecap': 'round',
    ...more,
  })
const fills = (...names) => Object.fromEntries(names.map((name) => [name, fill(name)]))
const round = { 'stroke-linejoin': 'round' }

/** What each class of each kind of drawing is painted with: a function from colours to SVG attributes. */
export const paints = {
  silhouette: { ...fills('s1', 's2', 's3', 's4', 's5', 's6'), sl: stroke('s2', 3) },
  then: fills('p1', 'p2', 'p3', 'p4'),
  simulated: { p1: fill('a1'), p2: fill('a2'), p3: fill('a3'), p4: fill('a4') },
  mark: { 'mark-door': fill('mark'), 'mark-line': stroke('apricot', 2.5) },
  door: {
    d1: fill('door-floor'),
    d2: fill('door-light'),
    d3: stroke('#0F6B5C', 3),
    d4: stroke('#D9812F', 3),
  },
  blank: {
    b1: fill('niche'),
    b2: stroke('s2', 3, round),
    b3: fill('apricot'),
    'b4 b2': (c) => ({ ...stroke('s2', 3, round)(c), fill: c.card }),
    b5: stroke('apricot', 4),
  },
  scene: {
    ...fills('s1', 's2', 's3', 's4', 's5'),
    c0: fill('niche'),
    c1: (c) => ({ fill: c.s3, opacity: 0.5 }),
    c2: (c) => ({ fill: 'none', stroke: c.s2, 'stroke-width': 2 }),
    cl: stroke('hose', 6, round),
    cw: stroke('apricot', 3),
    cm: stroke('pine', 2),
  },
}
