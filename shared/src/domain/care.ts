/** What whoever decides or comes must mind at her home: one closed choice, for it is all that is needed of it. */
export const CARES = ['mobility', 'medical_device', 'allergy'] as const
export type Care = (typeof CARES)[number]

export const CARE_WORDS: Record<Care, string> = {
  mobility: '行动不便',
  medical_device: '用氧或医疗设备',
  allergy: '过敏',
}

/** How long it is kept once the matter is over, days: as the consent's text says. */
export const CARE_DAYS = 30

/** What it means for a visit, said to her before she chooses and to who comes. */
export const CARE_HINTS: Record<Care, string> = {
  mobility: '敲门后多等一会儿，要搬动的师傅来搬',
  medical_device: '断电断水之前，先跟家里人说好',
  allergy: '用清洁剂、喷剂之前，先问一声',
}
