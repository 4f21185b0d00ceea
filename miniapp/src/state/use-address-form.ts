import type { AddressView } from '@onehall/shared/contract/accounts'
import { isMobile } from '@onehall/shared/domain/people'
import { useRef, useState } from 'react'
import { addAddress, changeAddress } from '../api/accounts.ts'
import { useDraft } from './use-draft.ts'
import { useOwnPlace, type FoundAddress, type OwnPlace } from './use-own-place.ts'
import { useRegions, type Regions } from './use-regions.ts'
import { useWrite } from './use-write.ts'

interface AddressInput {
  name: string
  phone: string
  regionCode: string
  /** 安徽省合肥市蜀山区, to show */
  regionText: string
  detail: string
  isDefault: boolean
}

export interface AddressForm {
  fields: AddressInput
  change: (part: Partial<AddressInput>) => void
  /** the number that stands unless another is written, masked: the whole number never comes back to the device */
  phoneKept: string | null
  /** how to mend what is wrong, by field; nothing before the first try */
  errors: Partial<Record<keyof AddressInput, string>>
  busy: boolean
  /** the field that keeps it from being stored, right after a try: it takes the focus */
  firstWrong: keyof AddressInput | null
  /** why it was not stored, where no field is to blame */
  problem: string | null
  /** picking the district */
  regions: Regions
  /** filling in where she is */
  ownPlace: OwnPlace
  /** the address as it was stored; null where it was not */
  save: () => Promise<AddressView | null>
}

const BLANK: AddressInput = {
  name: '',
  phone: '',
  regionCode: '',
  regionText: '',
  detail: '',
  isDefault: false,
}

/** Writes down a new address, for which what was typed stays until it is stored; or changes one that stands. */
export function useAddressForm(name: string, standing: AddressView | null = null): AddressForm {
  const draft = useDraft(standing ? null : 'address', 1, standing ? fieldsOf(standing) : { ...BLANK, name })
  const regions = useRegions((regionCode, regionText) => draft.change({ regionCode, regionText }))
  const ownPlace = useOwnPlace(fillIn)
  const [tried, setTried] = useState(false)
  /** as it was filled in: another look may replace it, and nothing that she wrote */
  const street = useRef('')
  const [firstWrong, setFirstWrong] = useState<keyof AddressInput | null>(null)
  const write = useWrite((input: AddressInput, key) => store(input, standing, key))
  const phoneKept = standing?.phoneMasked ?? null
  const wrong = wrongIn(draft.value, phoneKept !== null)

  /** The district, and the street where she wrote none herself. */
  function fillIn({ regionCode, regionText, detail }: FoundAddress): string {
    const isOurs = ['', street.current].includes(draft.value.detail.trim())
    draft.change({ regionCode, regionText, ...(isOurs && { detail }) })
    if (!isOurs) return '地区填好了，详细地址还是您写的'
    street.current = detail
    return '地区和路名填好了，补上小区和门牌号'
  }

  async function save(): Promise<AddressView | null> {
    setTried(true)
    const first = ORDER.find((field) => wrong[field])
    setFirstWrong(first ?? null)
    if (first) return null
    const stored = await write.run(draft.value)
    if (stored) draft.drop()
    return stored
  }

  const refused = write.problem?.fieldErrors ?? {}
  return {
    fields: draft.value,
    change(part) {
      setFirstWrong(null)
      draft.change(part)
    },
    firstWrong,
    phoneKept,
    errors: tried ? { ...refused, ...wrong } : {},
    busy: write.busy,
    problem: write.problem && Object.keys(refused).length === 0 ? write.problem.sentence : null,
    regions,
    ownPlace,
    save,
  }
}

const fieldsOf = ({ name, regionCode, regionText, detail, isDefault }: AddressView): AddressInput => ({
  ...BLANK,
  name,
  regionCode,
  regionText,
  detail,
  isDefault,
})

function store(
  { regionText: _, phone, ...fields }: AddressInput,
  standing: AddressView | null,
  key: string,
): Promise<AddressView> {
  if (!standing) return addAddress({ ...fields, phone }, key)
  return changeAddress(standing.id, { ...fields, ...(phone.trim() && { phone }) }, key)
}

const ORDER = ['name', 'phone', 'regionCode', 'detail'] as const

function wrongIn(
  { name, phone, regionCode, detail }: AddressInput,
  phoneMayBeEmpty: boolean,
): AddressForm['errors'] {
  const keepsPhone = phoneMayBeEmpty && phone.trim() === ''
  return {
    ...(name.trim() === '' && { name: '写一下怎么称呼' }),
    ...(!keepsPhone && !isMobile(phone.trim()) && { phone: phoneError(phone.trim()) }),
    ...(regionCode === '' && { regionCode: '选到区县' }),
    ...(detail.trim() === '' && { detail: '写到门牌号，师傅好找' }),
  }
}

function phoneError(phone: string): string {
  if (/^\d{1,10}$/.test(phone)) return `手机号少 ${11 - phone.length} 位，应该是 11 位`
  return '手机号应是 11 位，1 开头'
}
