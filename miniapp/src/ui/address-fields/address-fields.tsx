import { View } from '@tarojs/components'
import type { AddressForm } from '../../state/use-address-form.ts'
import { Link } from '../button/button.tsx'
import { Field } from '../field/field.tsx'
import { PickInput } from '../field/pick-input.tsx'
import { TextInput } from '../field/text-input.tsx'
import { Icon } from '../icon/icon.tsx'
import { Note } from '../note/note.tsx'
import { RegionSheet } from '../region-sheet/region-sheet.tsx'
import './address-fields.scss'

/** Who is there and where that is. */
export function AddressFields({
  fields,
  change,
  phoneKept,
  errors,
  firstWrong,
  problem,
  regions,
  ownPlace,
}: AddressForm) {
  return (
    <View className="address-fields">
      <Field label="联系人" error={errors.name}>
        <TextInput
          label="联系人"
          placeholder="师傅怎么称呼您"
          value={fields.name}
          max={40}
          wrong={errors.name !== undefined}
          focus={firstWrong === 'name'}
          onChange={(name) => change({ name })}
        />
      </Field>
      <Field label="手机号" hint={phoneKept ? '不改就空着' : undefined} error={errors.phone}>
        <TextInput
          label="手机号"
          placeholder={phoneKept ?? '上门前打给您'}
          kind="phone"
          value={fields.phone}
          max={20}
          wrong={errors.phone !== undefined}
          focus={firstWrong === 'phone'}
          onChange={(phone) => change({ phone: phone.replace(/\D/g, '') })}
        />
      </Field>
      <Field label="地区" error={errors.regionCode}>
        <PickInput
          label="地区"
          placeholder="省、市、区县"
          value={fields.regionText}
          wrong={errors.regionCode !== undefined}
          onPress={regions.begin}
        />
      </Field>
      <OwnPlaceLink {...ownPlace} />
      <Field label="详细地址" error={errors.detail}>
        <TextInput
          label="详细地址"
          placeholder="小区、楼栋、门牌号"
          value={fields.detail}
          max={120}
          wrong={errors.detail !== undefined}
          focus={firstWrong === 'detail'}
          onChange={(detail) => change({ detail })}
        />
      </Field>
      {problem && (
        <Note live kind="bad" icon="alert">
          {problem}
        </Note>
      )}
      <RegionSheet {...regions} />
    </View>
  )
}

/** Where she is, filled in once: what stands in the way is said, and the form goes on. */
function OwnPlaceLink({ busy, use, sentence, ask }: AddressForm['ownPlace']) {
  return (
    <View className="own-place">
      <Link onPress={() => void use()}>
        <Icon name="locate" size="s" />
        {busy ? '正在定位' : '用一次定位'}
      </Link>
      {sentence && (
        <Note live icon="info">
          {sentence}
          {ask && <Link onPress={ask}>去看这一项</Link>}
        </Note>
      )}
    </View>
  )
}
