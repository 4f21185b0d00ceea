import { View } from '@tarojs/components'
import type { RequestView } from '@onehall/shared/contract/requests'
import { useState } from 'react'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Chips } from '../../../../../ui/choice/chips.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import type { Acts } from '../use-acts.ts'

const WORDS = ['很差', '不好', '一般', '不错', '很好']
const SCORES = WORDS.map((text, i) => ({ value: String(i + 1), text }))
const COMMENT_MAX = 500

interface RatingProps {
  given: RequestView['rating']
  canRate: boolean
  rating: Acts['rating']
}

/** How it went: asked once, and never asked for again. */
export function Rating({ given, canRate, rating }: RatingProps) {
  if (given) {
    return (
      <Card label="您的评价">
        <View className="t1 q">您的评价</View>
        <View className="t2 b">{WORDS[given.score - 1]}</View>
        {given.comment && <View className="t2">{given.comment}</View>}
      </Card>
    )
  }
  return canRate ? <Ask rating={rating} /> : null
}

function Ask({ rating }: Pick<RatingProps, 'rating'>) {
  const [score, setScore] = useState<string | null>(null)
  const [comment, setComment] = useState('')
  return (
    <Card label="办得怎么样">
      <View className="t2 b">办得怎么样</View>
      <View className="mt3">
        <Chips even label="办得怎么样" items={SCORES} value={score} onChange={setScore} />
      </View>
      {score !== null && (
        <>
          <View className="mt4">
            <Field label="还想说的" hint="可不填">
              <TextArea label="还想说的" value={comment} max={COMMENT_MAX} onChange={setComment} />
            </Field>
          </View>
          {rating.problem && (
            <View className="mt3">
              <Note live kind="bad" icon="alert">
                {rating.problem}
              </Note>
            </View>
          )}
          <View className="mt4">
            <Button busy={rating.busy && '正在交'} onPress={() => void rating.rate(Number(score), comment)}>
              就这么评
            </Button>
          </View>
        </>
      )}
    </Card>
  )
}
