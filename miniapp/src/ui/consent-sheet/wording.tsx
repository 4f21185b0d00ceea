import type { ConsentView } from '@onehall/shared/contract/consents'
import { longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { Card } from '../card/card.tsx'
import { Note } from '../note/note.tsx'
import { Facts } from '../pairs/pairs.tsx'
import '../loaded/loaded.scss'

interface WordingProps {
  of: Pick<ConsentView, 'facts' | 'text' | 'refusal'>
  /** it changed since it was shown last */
  renewed?: boolean
}

/** All that a decision is about: in rows, what refusing means, and the whole text. */
export function Wording({ of: { facts, text, refusal }, renewed }: WordingProps) {
  return (
    <>
      {renewed && (
        <View className="stale">
          <Note live kind="warm" icon="info">
            这段文字更新过，请看过再定。现在按不同意算
          </Note>
        </View>
      )}
      {facts.length > 0 && (
        <Card label="要点">
          <Facts items={facts.map(({ label, text: value }) => ({ name: label, value }))} />
        </Card>
      )}
      <View className="mt3">
        <Note icon="info">{`不同意的话：${refusal}`}</Note>
      </View>
      <View className="t1 q mt3 pretty">{text}</View>
    </>
  )
}

/** 文本第 3 版，2026年10月1日 起用 */
export const versionWords = ({ version, since }: Pick<ConsentView, 'version' | 'since'>): string =>
  `文本第 ${version} 版，${longDay(since)} 起用`
