/** What scrolls by itself can be reached by the keyboard. */
export const scrolls: object = process.env.TARO_ENV === 'h5' ? { tabIndex: 0 } : {}
