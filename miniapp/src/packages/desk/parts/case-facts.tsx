import { View } from '@tarojs/components'
import { CARE_HINTS, CARE_WORDS } from '@onehall/shared/domain/care'
import { Note } from '../../../ui/note/note.tsx'
import { SosCard } from '../../../ui/sos/sos-card.tsx'
import type { Case, CaseView } from '../use-case.ts'
import './case-facts.scss'

const OUTCOMES = { helpful: '客户说解决了', not_helpful: '客户说没解决', human: '客户要找人工' }

/** What one must know before one answers: danger, who has it, why it lies here, what was answered already. */
export function CaseFacts({ request, one }: { request: CaseView; one: Case }) {
  const { danger, care, sos, claimedBy, abilities, deskReason, answer, mergedInto, subject, faultCode } =
    request
  const others = claimedBy && !abilities.includes('release')
  const about = [subject?.name, faultCode].filter(Boolean).join(' ')
  const facts = [
    about && `说的是：${about}`,
    deskReason && `到客服：${deskReason}`,
    answer && `自动答过“${answer.title}”${answer.outcome ? `，${OUTCOMES[answer.outcome]}` : ''}`,
  ].filter(Boolean)
  return (
    <View className="case-facts">
      {danger && (
        <Note kind="bad" icon="alert">
          危险：{danger.title}。安全步骤客户已经看到
        </Note>
      )}
      {sos && <SosCard sos={sos} now={new Date()} />}
      {care && <Note kind="warm" icon="heart">{`家里有人${CARE_WORDS[care]}。${CARE_HINTS[care]}`}</Note>}
      {one.problem?.act === 'claim' && (
        <Note live kind="warm" icon="info">
          {one.problem.sentence}
        </Note>
      )}
      {others && !one.problem && <Note icon="people">{claimedBy.name}在办，您可以看，也可以留备注</Note>}
      {mergedInto && <Note icon="transfer">已经并到另一件，后面说的话都在那一件里</Note>}
      {facts.length > 0 && (
        <View className="case-facts-line">
          {facts.map((fact, i) => (
            <View key={i}>{fact}</View>
          ))}
        </View>
      )}
    </View>
  )
}
