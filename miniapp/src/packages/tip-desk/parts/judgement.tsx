import type { TipView } from '@onehall/shared/contract/tip-desk'
import {
  CONTENT_GRADES,
  SOURCE_GRADES,
  type ContentGrade,
  type SourceGrade,
} from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/button/button.tsx'
import { Chips } from '../../../ui/choice/chips.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { TipCase } from '../use-case.ts'
import { CONTENT_WORDS, LANE_ORDER, LANE_WORDS, SOURCE_WORDS } from '../words.ts'

/** What screening suggests and why; what the officer takes it for. */
export function Lanes({ tip, one }: { tip: TipView; one: TipCase }) {
  const { screening, lane, decided, abilities } = tip
  return (
    <>
      <Section title="归哪一类" />
      <View className="t1">
        初筛建议：{LANE_WORDS[screening.lane]}，把握 {Math.min(99, Math.round(screening.share * 100))}%
      </View>
      <View className="td-reasons">
        {screening.reasons.map((reason) => (
          <View key={reason} className="t1 q">
            {reason}
          </View>
        ))}
      </View>
      {abilities.includes('decide') ? (
        <View className="mt2">
          <Chips
            label="归哪一类"
            items={LANE_ORDER.map((value) => ({ value, text: LANE_WORDS[value] }))}
            value={decided ? lane : null}
            onChange={(now) => void one.act({ act: 'lane', body: { lane: now } })}
          />
        </View>
      ) : (
        <View className="t1 mt1">{decided ? `专员定的：${LANE_WORDS[lane]}` : '没有人定过'}</View>
      )}
    </>
  )
}

/** The source and what it says, graded apart: a shaky source may be right, a good one wrong. */
export function Grades({ tip, one }: { tip: TipView; one: TipCase }) {
  const [source, setSource] = useState<SourceGrade | null>(tip.grades.source)
  const [content, setContent] = useState<ContentGrade | null>(tip.grades.content)
  const changed = source !== tip.grades.source || content !== tip.grades.content
  if (!tip.abilities.includes('grade')) {
    return tip.grades.source && tip.grades.content ? (
      <View className="t1 q mt2">
        来源 {tip.grades.source} {SOURCE_WORDS[tip.grades.source]}，内容 {tip.grades.content}{' '}
        {CONTENT_WORDS[tip.grades.content]}
      </View>
    ) : null
  }
  return (
    <>
      <Section title="来源和内容，分开评" />
      <View className="t1 q">说话的人</View>
      <View className="mt1 td-grades">
        <Chips
          label="来源"
          items={SOURCE_GRADES.map((value) => ({ value, text: `${value} ${SOURCE_WORDS[value]}` }))}
          value={source}
          onChange={setSource}
        />
      </View>
      <View className="t1 q mt2">说的事</View>
      <View className="mt1 td-grades">
        <Chips
          label="内容"
          items={CONTENT_GRADES.map((value) => ({
            value: `${value}` as const,
            text: `${value} ${CONTENT_WORDS[value]}`,
          }))}
          value={content && `${content}`}
          onChange={(now) => setContent(Number(now) as ContentGrade)}
        />
      </View>
      {changed && source && content && (
        <View className="mt2">
          <Button
            small
            kind="soft"
            busy={one.doing === 'grades' && '正在记'}
            off={one.waits('grades')}
            onPress={() => void one.act({ act: 'grades', body: { source, content } })}
          >
            记下评级
          </Button>
        </View>
      )}
    </>
  )
}
