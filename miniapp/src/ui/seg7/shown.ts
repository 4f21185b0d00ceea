// Drawn by scripts/draw.mjs from scripts/art: change it there.
/** What a seven-segment panel can show. */
export const SHOWN = '0123456789AbCdEFGHLnoPrSt'
