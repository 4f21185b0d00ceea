import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { Button, Buttons, Link } from '../button/button.tsx'
import { cls } from '../cls.ts'
import { Card } from '../card/card.tsx'
import { Icon } from '../icon/icon.tsx'
import { OrderedList } from '../steps/ordered-list.tsx'
import { Press } from '../press/press.tsx'
import './thread.scss'

export type Verdict = 'helpful' | 'not_helpful' | 'human'

interface AnswerProps {
  title: string
  steps: readonly string[]
  /** 出自冰箱说明书“清洁保养” */
  source?: { text: string; onPress?: () => void } | undefined
  /** an act that belongs to the answer: 买滤芯 */
  offer?: { text: string; onPress: () => void } | undefined
  /** missing once it has been said */
  verdict?: { busy: Verdict | null; onSay: (verdict: Verdict) => void } | undefined
}

const VERDICTS = [
  ['helpful', '解决了', 'soft'],
  ['not_helpful', '没解决', 'line'],
  ['human', '找人工', 'line'],
] as const

/** An answer from the knowledge base, with where it comes from and three ways on, of one width. */
export function Answer({ title, steps, source, offer, verdict }: AnswerProps) {
  return (
    <Card label="答案">
      <View className="t3 b" {...role('heading')} aria-level={2}>
        {title}
      </View>
      <View className="mt3">
        <OrderedList items={steps} />
      </View>
      {(source ?? offer) && (
        <>
          <View className="rule answer-rule" />
          <View className="flex between">
            {source && (
              <Press className="source" onPress={source.onPress}>
                <Icon name="book" size="s" />
                {source.text}
              </Press>
            )}
            {offer && (
              <Link end onPress={offer.onPress}>
                {offer.text}
              </Link>
            )}
          </View>
        </>
      )}
      {verdict && (
        <View className={cls(!source && !offer && 'mt4')}>
          <View className="t1 q">这样解决了吗？</View>
          <View className="mt2">
            <Buttons three>
              {VERDICTS.map(([value, text, kind]) => (
                <Button
                  key={value}
                  small
                  kind={kind}
                  busy={verdict.busy === value && '稍等'}
                  onPress={() => verdict.onSay(value)}
                >
                  {text}
                </Button>
              ))}
            </Buttons>
          </View>
        </View>
      )}
    </Card>
  )
}
