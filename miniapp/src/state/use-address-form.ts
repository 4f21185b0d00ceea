import type { AddressView } from '@onehall/shared/contract/accounts'
import { isMobile } from '@onehall/shared/domain/people'
import { useState } from 'react'
import { addAddress } from '../api/accounts.ts'
import { useDraft } from './use-draft.ts'
import { useRegions, type Regions } from './use-regions.ts'
import { useWrite } from './use-write.ts'

export interface AddressInput {
  name: string
  phone: string
  regionCode: string
  /** 安徽省合肥市蜀山区, to show */
  regionText: string
  detail: string
}

export interface AddressForm {
  fields: AddressInput
  change: (part: Partial<AddressInput>) => void
  /** how to mend what is wrong, by field; nothing before the first try */
  errors: Partial<Record<keyof AddressInput, string>>
  busy: boolean
  /** why it was not stored, where no field is to blame */
  problem: string | null
  /** picking the district */
  regions: Regions
  /** the address as it was stored; null where it was not */
  save: () => Promise<AddressView | null>
}

const BLANK: AddressInput = { name: '', phone: '', regionCode: '', regionText: '', detail: '' }

/** Writes down a new address: what was typed stays until it is stored. */
export function useAddressForm(name: string): AddressForm {
  const draft = useDraft('address', 1, { ...BLANK, name })
  const regions = useRegions((regionCode, regionText) => draft.change({ regionCode, regionText }))
  const [tried, setTried] = useState(false)
  const write = useWrite(addAddress)
  const { regionText: _, ...input } = draft.value
  const wrong = wrongIn(draft.value)

  async function save(): Promise<AddressView | null> {
    setTried(true)
    if (Object.keys(wrong).length > 0) return null
    const stored = await write.run(input)
    if (stored) draft.drop()
    return stored
  }

  const refused = write.problem?.fieldErrors ?? {}
  return {
    fields: draft.value,
    change: draft.change,
    errors: tried ? { ...refused, ...wrong } : {},
    busy: write.busy,
    problem: write.problem && Object.keys(refused).length === 0 ? write.problem.sentence : null,
    regions,
    save,
  }
}

function wrongIn({ name, phone, regionCode, detail }: AddressInput): AddressForm['errors'] {
  return {
    ...(name.trim() === '' && { name: '写一下怎么称呼' }),
    ...(!isMobile(phone.trim()) && { phone: phoneError(phone.trim()) }),
    ...(regionCode === '' && { regionCode: '选到区县' }),
    ...(detail.trim() === '' && { detail: '写到门牌号，师傅好找' }),
  }
}

function phoneError(phone: string): string {
  if (/^\d{1,10}$/.test(phone)) return `手机号少 ${11 - phone.length} 位，应该是 11 位`
  return '手机号应是 11 位，1 开头'
}
