import { View } from '@tarojs/components'
import { role } from '../../../../../ui/aria.ts'
import { Blank } from '../../../../../ui/blank/blank.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import type { Found, FoundStep } from '../search.ts'

interface ResultsProps {
  found: Found
  query: string
  onCode: (code: string) => void
  onStep: (step: FoundStep) => void
  onAsk: () => void
}

/** What the search brought: codes, then steps with their chapter. */
export function Results({ found: { codes, steps }, query, onCode, onStep, onAsk }: ResultsProps) {
  const count = codes.length + steps.length
  if (count === 0) {
    return (
      <Blank
        art="bell"
        title={`说明书里没有“${query}”`}
        text="换个说法试试，或者直接问"
        act={{ text: '问一句', onPress: onAsk }}
      />
    )
  }
  return (
    <>
      <View className="t1 q mt3" {...role('status')}>{`找到 ${count} 处`}</View>
      <View className="mt2">
        <Card list>
          {codes.map(({ code, meaning, severity }) => (
            <Row
              key={code}
              bold
              title={code}
              sub={meaning}
              state={severity === 'danger' ? <State kind="bad" word="危险" /> : undefined}
              onPress={() => onCode(code)}
            />
          ))}
          {steps.map((step) => (
            <Row
              key={`${step.chapterId} ${step.index}`}
              title={step.text}
              sub={step.chapter}
              onPress={() => onStep(step)}
            />
          ))}
        </Card>
      </View>
    </>
  )
}
