import { DEPARTMENTS, isLegEnd, type Department } from '@onehall/shared/domain/request-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Checkbox } from '../../../ui/choice/checkbox.tsx'
import { currentLegs } from '../../../state/standing.ts'
import { ActButton } from '../parts/act-button.tsx'
import type { Bench } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'
import { DEPARTMENT_WORDS, LEG_WORDS } from '../words.ts'

interface RouteFormProps {
  one: Case
  request: CaseView
  bench: Bench
}

/** Which departments have it: those that should, and those that were wrong. */
export function RouteForm({ one, request, bench }: RouteFormProps) {
  const running = currentLegs(request.legs).filter(({ status }) => !isLegEnd(status))
  const free = DEPARTMENTS.filter((name) => !running.some(({ department }) => department === name))
  const [add, setAdd] = useState<Department[]>([])
  const [drop, setDrop] = useState<string[]>([])
  return (
    <View className="bench-form">
      <View className="bench-title">转部门</View>
      <View className="bench-choices">
        {free.map((department) => (
          <Checkbox
            key={department}
            checked={add.includes(department)}
            onChange={(on) => setAdd(toggled(add, department, on))}
          >
            {`转给${DEPARTMENT_WORDS[department]}`}
          </Checkbox>
        ))}
        {running.map(({ id, department, title, status }) => (
          <Checkbox key={id} checked={drop.includes(id)} onChange={(on) => setDrop(toggled(drop, id, on))}>
            {`${DEPARTMENT_WORDS[department]}不用办了（${title}，${LEG_WORDS[status].word}）`}
          </Checkbox>
        ))}
      </View>
      <View className="bench-foot">
        <View className="bench-hint">部门只看到该看的</View>
        <ActButton kind="bare" k="Esc" onPress={bench.close}>
          不了
        </ActButton>
        <ActButton
          kind="main"
          busy={one.doing === 'route' && '正在转'}
          off={add.length + drop.length === 0}
          onPress={() => bench.route(add, drop)}
        >
          就这样转
        </ActButton>
      </View>
    </View>
  )
}

const toggled = <T,>(list: readonly T[], item: T, on: boolean): T[] =>
  on ? [...list, item] : list.filter((other) => other !== item)
