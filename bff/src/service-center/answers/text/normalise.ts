import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 'hk', to: 'cn' })

const DIGITS = '零一二三四五六七八九'
const DIGIT_WORDS = '零幺一二两三四五六七八九十'
/** A Latin letter, then a number said in Chinese: "E 二十一", "F零五"; but not "E 一直…". */
const SPOKEN_CODE = new RegExp(
  `([a-z])[\\s—-]*([${DIGIT_WORDS}]{2,3}|[${DIGIT_WORDS}](?!\\p{Script=Han}))`,
  'gu',
)
/** "E-21", "E 21", "e_21" are one code */
const BROKEN_CODE = /(?<![a-z])([a-z]{1,2})[\s\-—_]+(\d{1,2})(?!\d)/g

/**
 * One way of writing for all that means the same: full and half width, traditional and simplified characters,
 * case, fault codes however they are typed. Punctuation becomes a blank. Takes and returns plain text.
 */
export function normalise(text: string): string {
  return toSimplified(text.normalize('NFKC').toLowerCase())
    .replace(
      SPOKEN_CODE,
      (_all: string, letter: string, spoken: string) => ` ${letter}${readNumber(spoken)} `,
    )
    .replace(BROKEN_CODE, '$1$2')
    .replace(/[^\p{Script=Han}a-z0-9]+/gu, ' ')
    .trim()
}

/** 二十一 is 21, 零五 is 05, 幺零 is 10: as codes are read out, digit by digit or as a number. */
function readNumber(spoken: string): string {
  const plain = spoken.replaceAll('幺', '一').replaceAll('两', '二')
  if (!plain.includes('十')) return Array.from(plain, (digit) => DIGITS.indexOf(digit)).join('')
  const [tens = '', ones = ''] = plain.split('十')
  return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0))
}
