import type { RegistrationDetail } from '@onehall/shared/contract/products'
import { ageWords, childUseOf, type ChildUse } from '@onehall/shared/domain/children'
import { dayOf } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { useAllowed } from '../../../../../state/use-allowed.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { stageWords } from '../child-words.ts'
import { useChild } from '../use-child.ts'
import { ChildSheet } from './child-sheet.tsx'
import { NotAllowed } from './not-allowed.tsx'

interface ChildProps {
  card: RegistrationDetail
  ages: string | null
  changed: (card: Partial<RegistrationDetail>) => void
}

const WORDS: Record<ChildUse, { title: string; empty: string; why: string }> = {
  watch: { title: '手表求助', empty: '绑定孩子', why: '孩子按求助键，马上发短信给您，值守客服也看到' },
  formula: { title: '喝这一段合不合适', empty: '写上孩子几月生的', why: '按月龄告诉您这一段合不合适' },
}

/** Which child a watch or formula is for: the guardian's to say, with her consent. */
export function Child(props: ChildProps) {
  const use = childUseOf(props.card.product.category)
  return use && <ChildOf use={use} {...props} />
}

function ChildOf({ use, card, ages, changed }: ChildProps & { use: ChildUse }) {
  const { allowed, refusal, ask } = useAllowed('minor')
  const form = useChild(card, { changed, ask, allowed: allowed === true })
  if (allowed === null) return null
  const { title, empty, why } = WORDS[use]
  const child = allowed ? card.child : null
  const today = dayOf(new Date())
  const fit = child && ages && use === 'formula' ? stageWords(ages, child.bornMonth, today) : null
  return (
    <>
      <Section title={title} />
      <Card list>
        {child ? (
          <Row
            icon="people"
            title={`${child.nickname}，${ageWords(child.bornMonth, today)}`}
            sub={fit ?? why}
            onPress={form.begin}
          />
        ) : (
          <Row icon="people" title={empty} sub={why} onPress={form.begin} />
        )}
      </Card>
      {!allowed && refusal && (
        <View className="mt3">
          <NotAllowed refusal={refusal} ask={ask} />
        </View>
      )}
      <ChildSheet form={form} child={child} allowed={allowed} use={use} />
    </>
  )
}
