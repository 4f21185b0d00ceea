import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { listAgents } from '../../../api/desk.ts'
import { useResource } from '../../../state/use-resource.ts'
import { Chips } from '../../../ui/choice/chips.tsx'
import { TextInput } from '../../../ui/field/text-input.tsx'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import { ActButton } from '../parts/act-button.tsx'
import type { Bench } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'

interface TransferFormProps {
  one: Case
  request: CaseView
  bench: Bench
}

/** Hands it to a colleague who is there and has room. */
export function TransferForm({ one, request, bench }: TransferFormProps) {
  const agents = useResource('desk:agents', listAgents)
  const [to, setTo] = useState<string | null>(null)
  const [words, setWords] = useState('')
  return (
    <View className="bench-form">
      <View className="bench-title">转给同事</View>
      <Loaded of={agents} skeleton={<Skeleton rows={1} />} offline="有网了再转">
        {({ items }) => {
          const others = items.filter(({ id }) => id !== request.claimedBy?.id)
          if (others.length === 0) return <View className="bench-hint">现在没有别的同事</View>
          return (
            <Chips
              label="转给谁"
              value={to}
              onChange={setTo}
              items={others.map(({ id, name, present, active, cap }) => ({
                value: id,
                text: name,
                sub: !present ? '不在' : active >= cap ? '手上满了' : `${active} / ${cap}`,
                off: !present || active >= cap,
              }))}
            />
          )
        }}
      </Loaded>
      <TextInput
        label="留一句备注"
        placeholder="留一句备注，可不写"
        value={words}
        max={TEXT_MAX}
        onChange={setWords}
      />
      <View className="bench-foot">
        <View className="bench-hint">前面说的话同事都看得到</View>
        <ActButton kind="bare" k="Esc" onPress={bench.close}>
          不了
        </ActButton>
        <ActButton
          kind="main"
          busy={one.doing === 'transfer' && '正在转'}
          off={to === null}
          onPress={() => to && bench.transfer(to, words)}
        >
          转过去
        </ActButton>
      </View>
    </View>
  )
}
