import type { TipView } from '@onehall/shared/contract/tip-desk'
import { dayWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { Note } from '../../../ui/note/note.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { TipCase } from '../use-case.ts'
import { STATUS_WORDS } from '../words.ts'
import { Alike } from './alike.tsx'
import { ContactPart } from './contact-part.tsx'
import { Content } from './content.tsx'
import { Dialogue } from './dialogue.tsx'
import { Handover } from './handover.tsx'
import { Grades, Lanes } from './judgement.tsx'
import { Outcome } from './outcome.tsx'
import './case.scss'

interface CaseProps {
  tip: TipView
  one: TipCase
}

/** What was sent, and the talk with its sender. */
export function CaseMain({ tip, one }: CaseProps) {
  return (
    <>
      <View className="t4 b" {...role('heading')} aria-level={1}>
        {tip.notice.name}
      </View>
      <View className="t1 q">
        {STATUS_WORDS[tip.status]}，{dayWords(tip.receivedAt, new Date())}收到
        {tip.self && '，写的人说可能是自己'}
      </View>
      {one.problem && (
        <View className="mt2">
          <Note live kind="bad" icon="alert">
            {one.problem.sentence}
          </Note>
        </View>
      )}
      <View className="mt3">
        <Content key={tip.id} tip={tip} />
      </View>
      <Dialogue tip={tip} one={one} />
      <Handover tip={tip} one={one} />
    </>
  )
}

/** What it is compared with, and what the officer makes of it. */
export function CaseSide({ tip, one, onOpen }: CaseProps & { onOpen: (id: string) => void }) {
  return (
    <>
      <Section title="公告上说的" />
      <View className="t1">{tip.notice.line}</View>
      <View className="t1 q">{tip.notice.features}</View>
      <Lanes tip={tip} one={one} />
      <Grades key={JSON.stringify(tip.grades)} tip={tip} one={one} />
      <Alike tip={tip} onOpen={onOpen} />
      <ContactPart tip={tip} one={one} />
      <Outcome tip={tip} one={one} />
    </>
  )
}
