// Drawn by scripts/draw.mjs from scripts/art: change it there.
export const SILHOUETTES = [
  'washer',
  'fridge',
  'air',
  'heater',
  'tank',
  'hood',
  'stove',
  'dishwasher',
  'robot',
  'milk',
  'watch',
  'toploader',
  'parcel',
  'filter',
] as const
export type SilhouetteName = (typeof SILHOUETTES)[number]
