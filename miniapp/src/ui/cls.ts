/** Joins class names; what is false, null or empty is left out. */
export const cls = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')
