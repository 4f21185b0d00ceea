import { View } from '@tarojs/components'
import { useState } from 'react'
import { suggestAnswers } from '../../../api/desk.ts'
import { useKeys } from '../../../platform/keys.ts'
import { useResource } from '../../../state/use-resource.ts'
import { role } from '../../../ui/aria.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { scrolls } from '../scrolls.ts'
import { lastSaid } from '../thread.ts'
import type { Bench } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'
import { ActButton } from './act-button.tsx'
import './suggestions.scss'

interface SuggestionsProps {
  one: Case
  request: CaseView
  bench: Bench
}

/** What the knowledge base would say to the person's last words: one at a time, sent or put into the reply by one key. */
export function Suggestions({ one, request, bench }: SuggestionsProps) {
  const found = useResource(`desk:suggest:${request.id}:${lastSaid(request)}`, () =>
    suggestAnswers(request.id),
  )
  const [turn, setTurn] = useState(0)
  const items = found.data?.items ?? []
  const shown = items[turn % Math.max(1, items.length)]
  const insert = (): unknown => (shown ? bench.insert(shown.text) : false)
  const send = (): unknown => (shown ? bench.sendText(shown.text) : false)
  useKeys({ i: insert, s: send })
  if (!shown) return null
  return (
    <View className="suggest" {...role('region')} aria-label="知识库的建议">
      <View className="suggest-title">
        <Icon name="book" size="s" tone="pine" />
        <View>{shown.title}</View>
      </View>
      <View className="suggest-text" {...scrolls}>
        {shown.text}
      </View>
      <View className="suggest-acts">
        {items.length > 1 && (
          <ActButton kind="bare" onPress={() => setTurn(turn + 1)}>
            {`换一条 ${(turn % items.length) + 1} / ${items.length}`}
          </ActButton>
        )}
        <ActButton kind="bare" k="S" busy={one.doing === 'reply' && '正在发'} onPress={() => void send()}>
          直接发
        </ActButton>
        <ActButton kind="bare" k="I" onPress={() => void insert()}>
          放进回复
        </ActButton>
      </View>
    </View>
  )
}
