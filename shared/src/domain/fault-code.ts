/** "e21", "E-21", " E 21 " are the same code: compared without case, blanks and dashes. */
export const faultKey = (code: string): string => code.replace(/[\s\-_]/g, '').toUpperCase()
