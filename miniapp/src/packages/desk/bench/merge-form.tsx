import { View } from '@tarojs/components'
import { useState } from 'react'
import { getDeskPerson } from '../../../api/desk.ts'
import { useResource } from '../../../state/use-resource.ts'
import { Chips } from '../../../ui/choice/chips.tsx'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import { ActButton } from '../parts/act-button.tsx'
import type { Bench } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'

interface MergeFormProps {
  one: Case
  request: CaseView
  bench: Bench
}

/** Makes it one with another open request of the same person. */
export function MergeForm({ one, request, bench }: MergeFormProps) {
  const person = useResource(`desk:merge:${request.person.id}`, () => getDeskPerson(request.person.id))
  const [into, setInto] = useState<string | null>(null)
  return (
    <View className="bench-form">
      <View className="bench-title">并到这位客户的另一件</View>
      <Loaded of={person} skeleton={<Skeleton rows={1} />} offline="有网了再并">
        {({ open }) => {
          const others = open.filter(({ id }) => id !== request.id)
          if (others.length === 0) return <View className="bench-hint">这位客户没有别的事在办</View>
          return (
            <Chips
              label="并到哪一件"
              value={into}
              onChange={setInto}
              items={others.map(({ id, title, state }) => ({ value: id, text: title, sub: state }))}
            />
          )
        }}
      </Loaded>
      <View className="bench-foot">
        <View className="bench-hint">话都并过去，这一件就停了，拆不开</View>
        <ActButton kind="bare" k="Esc" onPress={bench.close}>
          不了
        </ActButton>
        <ActButton
          kind="main"
          busy={one.doing === 'merge' && '正在并'}
          off={into === null}
          onPress={() => into && bench.merge(into)}
        >
          并过去
        </ActButton>
      </View>
    </View>
  )
}
