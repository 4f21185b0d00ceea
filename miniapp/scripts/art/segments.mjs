/** A seven-segment panel, as machines show it. One cell is 36 x 72; its segments lean like theirs. */
export const segments = {
  a: 'M9 4h11',
  b: 'M23 7v11',
  c: 'M22 26v11',
  d: 'M7 40h11',
  e: 'M4 26v11',
  f: 'M5 7v11',
  g: 'M8 22h11',
}

/** Which segments are lit for what such a panel can show; M and W are not among it. */
export const lit = {
  0: 'abcdef',
  1: 'bc',
  2: 'abdeg',
  3: 'abcdg',
  4: 'bcfg',
  5: 'acdfg',
  6: 'acdefg',
  7: 'abc',
  8: 'abcdefg',
  9: 'abcdfg',
  A: 'abcefg',
  b: 'cdefg',
  C: 'adef',
  d: 'bcdeg',
  E: 'adefg',
  F: 'aefg',
  G: 'acdef',
  H: 'bcefg',
  L: 'def',
  n: 'ceg',
  o: 'cdeg',
  P: 'abefg',
  r: 'eg',
  S: 'acdfg',
  t: 'defg',
}
