import { View } from '@tarojs/components'
import { useState } from 'react'
import { role } from '../../../ui/aria.ts'
import type { Bench, BenchMode } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'
import { ActButton } from './act-button.tsx'
import './case-acts.scss'

interface CaseActsProps {
  one: Case
  request: CaseView
  bench: Bench
}

const FIRST = [
  ['route', '转部门', 'D'],
  ['note', '备注', 'N'],
  ['resolve', '办结', 'E'],
] as const
const MORE = [
  ['transfer', '转给同事', 'T'],
  ['merge', '合并', 'M'],
] as const

/** What can be done with it now: the daily acts, and the others behind one button. */
export function CaseActs({ one, request, bench }: CaseActsProps) {
  const [more, setMore] = useState(false)
  const { abilities } = request
  const toggle = (mode: BenchMode): void => (bench.mode === mode ? bench.close() : bench.open(mode))
  const button = ([mode, text, k]: (typeof FIRST | typeof MORE)[number]) =>
    abilities.includes(mode) && (
      <ActButton key={mode} k={k} expanded={bench.mode === mode} onPress={() => toggle(mode)}>
        {text}
      </ActButton>
    )
  return (
    <View className="case-acts" {...role('group')} aria-label="操作">
      {FIRST.map(button)}
      {abilities.includes('release') && !more && <ActButton onPress={() => setMore(true)}>更多</ActButton>}
      {more && MORE.map(button)}
      {more && abilities.includes('release') && (
        <ActButton
          k="U"
          busy={one.doing === 'release' && '正在放'}
          onPress={() => void one.act({ act: 'release', body: undefined })}
        >
          放回队列
        </ActButton>
      )}
    </View>
  )
}
