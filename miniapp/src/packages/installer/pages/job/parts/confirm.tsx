import { View } from '@tarojs/components'
import { JOB_CODE_DIGITS } from '@onehall/shared/domain/job-states'
import { useState } from 'react'
import { SIGNATURE } from '../../../../../outbox/record.ts'
import { Chips } from '../../../../../ui/choice/chips.tsx'
import { cls } from '../../../../../ui/cls.ts'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { photosOf } from '../../../job-now.ts'
import '../../../parts/parts.scss'
import { SignPad } from '../../../parts/sign-pad.tsx'
import type { At } from './at.ts'
import { Strip } from './shots.tsx'

const WAYS = [
  { value: 'sign', text: '请客户签名' },
  { value: 'reason', text: '客户不在' },
] as const

const DIGITS = Array.from({ length: JOB_CODE_DIGITS }, (_, i) => i)

/** The customer's yes: her code, or her signature, or why there is neither. */
export function Confirm({ now, acts }: At) {
  const { code, reason } = now.record.draft
  const left = now.view.codeTriesLeft
  const isOther = reason !== null
  return (
    <>
      <Section
        title="客户确认"
        link={left === 0 ? undefined : isOther ? '有确认码' : '没有确认码'}
        onLink={() => acts.fillIn({ reason: isOther ? null : '' })}
      />
      {!isOther && left > 0 ? (
        <>
          <View className="pins">
            <View className="pins-row" aria-hidden>
              {DIGITS.map((i) => (
                <View key={i} className={cls('pin', i === code.length && 'pin--on')}>
                  {code[i] ?? ''}
                </View>
              ))}
            </View>
            <TextInput
              label="6 位确认码"
              kind="number"
              max={JOB_CODE_DIGITS}
              value={code}
              onChange={(text) => acts.fillIn({ code: text.replace(/\D/g, '').slice(0, JOB_CODE_DIGITS) })}
            />
          </View>
          <View className="help">请客户打开一厅，把“师傅上门”里的 6 位数念给您</View>
        </>
      ) : (
        <Otherwise now={now} acts={acts} />
      )}
    </>
  )
}

function Otherwise({ now, acts }: At) {
  const { reason } = now.record.draft
  const signatures = photosOf(now, SIGNATURE)
  const [way, setWay] = useState<'sign' | 'reason'>(reason ? 'reason' : 'sign')
  const choose = (to: 'sign' | 'reason'): void => {
    setWay(to)
    acts.fillIn({ reason: to === 'reason' ? '客户不在家' : '' })
  }
  return (
    <>
      <Chips label="怎么确认" items={WAYS} value={way} onChange={choose} />
      {way === 'sign' ? (
        <View className="mt3">
          {signatures.length === 0 && <SignPad onDone={acts.sign} />}
          <View className="shot-name mt3">
            {signatures.length > 0 ? '客户的签名' : '或者请客户在服务单上签名，拍下来'}
          </View>
          <Strip name="签名" photos={signatures} acts={acts} max={1} onAdd={() => acts.photo(SIGNATURE)} />
        </View>
      ) : (
        <View className="mt3">
          <Field label="为什么没有确认码和签名" help={{ text: '客服会给客户打电话核对' }}>
            <TextArea
              label="为什么没有确认码"
              value={reason ?? ''}
              max={300}
              onChange={(text) => acts.fillIn({ reason: text })}
            />
          </Field>
        </View>
      )}
    </>
  )
}
