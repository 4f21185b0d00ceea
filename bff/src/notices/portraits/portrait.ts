import { createHash } from 'node:crypto'
import { AI_LABEL, DRAWINGS, type DrawingName } from './drawings.ts'

export type Which = 'then' | 'aged'

/** The look's colours: the photo then is warm, what a machine worked out is cool (look.css p1–p4, a1–a4). */
const WARM = {
  ground: '#F6E4CF',
  p1: '#EBD3BB',
  p4: '#F3E4D2',
  hair: ['#77685B', '#5E5148', '#8A7767'],
  clothes: ['#D98F4E', '#B9793F', '#C9A36B', '#A8885E'],
}
const COOL = {
  ground: '#E3E8E4',
  p1: '#D9DFDB',
  p4: '#E9EEEB',
  hair: ['#7F8E88', '#6D7C76', '#8F9C96'],
  clothes: ['#A9B8B1', '#98A9A1', '#B5C0BA'],
}

/**
 * A drawn placeholder, always the same for the same notice: no photograph, no face. The simulated one bears its label
 * inside the picture, so that a screenshot or a shared poster keeps it.
 */
export function drawPortrait(notice: { id: string; sex: '男' | '女' }, which: Which): string {
  const simulated = which === 'aged'
  const colours = simulated ? COOL : WARM
  const [hair = 0, clothes = 0] = createHash('sha256').update(`${notice.id} ${which}`).digest()
  const paint: Record<string, string> = {
    p1: colours.p1,
    p2: colours.hair[hair % colours.hair.length]!,
    p3: colours.clothes[clothes % colours.clothes.length]!,
    p4: colours.p4,
  }
  const shapes = DRAWINGS[nameOf(notice.sex, which)].replace(
    /class="(p\d)"/g,
    (_, part: string) => `fill="${paint[part]!}"`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="600" viewBox="0 0 120 150"><rect width="120" height="150" fill="${colours.ground}"/>${shapes}${simulated ? label() : ''}</svg>`
}

const nameOf = (sex: '男' | '女', which: Which): DrawingName =>
  which === 'then' ? (sex === '女' ? 'girl' : 'boy') : sex === '女' ? 'woman' : 'man'

const label = (): string =>
  `<rect x="3" y="3" width="114" height="144" rx="6" fill="none" stroke="#7F8E88" stroke-width="1" stroke-dasharray="3 2"/>` +
  `<rect x="38" y="126" width="44" height="16" rx="4" fill="#1E2A2C"/>` +
  `<path transform="translate(42.2 128) scale(0.6)" fill="#FFFFFF" d="${AI_LABEL}"/>`
