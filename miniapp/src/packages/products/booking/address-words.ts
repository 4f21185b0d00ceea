import type { AddressView } from '@onehall/shared/contract/accounts'

/** 合肥市蜀山区梧桐里 6 幢 1203: without the province, which a master knows. */
export const placeWords = ({ regionText, detail }: AddressView): string =>
  regionText.replace(/^.{2,8}?(省|自治区)(?=.)/, '') + detail
