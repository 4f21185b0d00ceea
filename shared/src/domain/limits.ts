/** Limits that both ends keep: the form says them before the server has to. */

/** Characters of one message or one description. */
export const TEXT_MAX = 2000
/** Pictures and clips of one message. */
export const MEDIA_PER_MESSAGE = 9
export const IMAGE_BYTES_MAX = 10 * 1024 * 1024
export const VIDEO_BYTES_MAX = 50 * 1024 * 1024
export const ADDRESSES_MAX = 20
/** Digits of a text-message code, minutes it lives, and wrong tries it bears. */
export const SMS_CODE_DIGITS = 6
export const SMS_CODE_MINUTES = 5
export const SMS_CODE_TRIES = 5
