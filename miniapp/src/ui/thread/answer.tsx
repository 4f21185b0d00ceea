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
  /** what comes before the steps, or the whole of it where there are none */
  lead?: string | undefined
  steps: readonly string[]
  /** what is said after the steps */
  rest?: string | undefined
  /** 出自冰箱说明书“清洁保养” */
  source?: { text: string; onPress?: () => void } | undefined
  /** an act that belongs to the answer: 买滤芯 */
  offer?: { text: string; onPress: () => void } | undefined
  /** missing once it has been said */
  verdict?: { busy: Verdict | null; onSay: (verdict: Verdict) => void } | undefined
  /** what was said of it: 您说没解决 */
  said?: string | undefined
}

const VERDICTS = [
  ['helpful', '解决了', 'soft'],
  ['not_helpful', '没解决', 'line'],
  ['human', '找人工', 'line'],
] as const

/** An answer from the knowledge base, with where it comes from and three ways on, of one width. */
export function Answer({ title, lead, steps, rest, source, offer, verdict, said }: AnswerProps) {
  return (
    <Card label="答案">
      <View className="t3 b" {...role('heading')} aria-level={2}>
        {title}
      </View>
      {lead && <View className="t2 mt2 answer-text">{lead}</View>}
      {steps.length > 0 && (
        <View className="mt3">
          <OrderedList items={steps} />
        </View>
      )}
      {rest && <View className="t2 q mt3 answer-text">{rest}</View>}
      {(source ?? offer) && (
        <>
          <View className="rule answer-rule" />
          <View className="flex between">
            {source && <Source {...source} />}
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
      {said && <View className="t1 q">{said}</View>}
    </Card>
  )
}

function Source({ text, onPress }: NonNullable<AnswerProps['source']>) {
  const inside = (
    <>
      <Icon name="book" size="s" />
      {text}
    </>
  )
  if (!onPress) return <View className="source">{inside}</View>
  return (
    <Press className="source source--open" onPress={onPress}>
      {inside}
      <Icon name="go" size="xs" tone="quiet" />
    </Press>
  )
}
