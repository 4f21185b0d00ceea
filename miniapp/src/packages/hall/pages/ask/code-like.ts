/**
 * Whether what was typed is a code and not a question: a web address, a number of eight digits or more, an element
 * string, a waybill or a job code. What kind of code it is, the hall says.
 */
export function isCodeLike(text: string): boolean {
  const given = text.trim()
  return (
    /^https?:\/\/\S+$/i.test(given) ||
    /^(?=(\D*\d){8})[\d\s-]+$/.test(given) ||
    /^\(?(00|01)\)?[\d\s]{14}/.test(given) ||
    /^[A-Z]{2}\d{6}-\d{6}$/i.test(given) ||
    /^OHJ-[0-9A-Z]{6,16}$/i.test(given)
  )
}
