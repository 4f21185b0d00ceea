import type { ConsentView } from '@onehall/shared/contract/consents'
import { View } from '@tarojs/components'
import { open } from '../../../../platform/navigation.ts'
import { SubjectAvatar } from '../../../../ui/avatar/avatar.tsx'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Wording } from '../../../../ui/consent-sheet/wording.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { dayOf, decisionWord, ICON_OF } from '../../words.ts'
import { AnswerBar } from './parts/answer-bar.tsx'
import { GuardianFields } from './parts/guardian-fields.tsx'
import { useConsent } from './use-consent.ts'

export default function ConsentPage() {
  const page = useConsent()
  const { title, consent, signedOut } = page
  return (
    <Screen title={title} bar={consent.data && <AnswerBar consent={consent.data} page={page} />}>
      {signedOut ? (
        <Blank
          art="bell"
          title="登录后管理授权"
          text="没登录时，这些信息我们都没有"
          act={{ text: '登录', onPress: () => open('signIn') }}
        />
      ) : (
        <Loaded of={consent} skeleton={<Skeleton rows={4} />} offline="要看到全文才能定。有网了再来">
          {(one) => (
            <>
              <SubjectAvatar icon={ICON_OF[one.id]} />
              <View className="mt3">
                <Title>{one.title}</Title>
              </View>
              <View className="t2 q mt1">{leadOf(one)}</View>
              <View className="mt5">
                <Wording of={one} renewed={page.renewed || one.outdated} />
              </View>
              {one.needsGuardian && one.state === 'refused' && (
                <GuardianFields guardian={page.guardian} change={page.change} />
              )}
              {one.decision && <Receipt decision={one.decision} />}
            </>
          )}
        </Loaded>
      )}
    </Screen>
  )
}

function leadOf({ sensitive, needsConsent, brief }: ConsentView): string {
  if (sensitive) return '这是敏感信息，只问这一项。'
  return needsConsent ? brief : '办您交代的事时，用到多少收多少。'
}

function Receipt({ decision }: { decision: NonNullable<ConsentView['decision']> }) {
  return (
    <View className="mt3">
      <Card list>
        <Row
          icon="doc"
          title="回执"
          sub={`${dayOf(decision.at)}，${decisionWord(decision.state)}，文本第 ${decision.version} 版`}
          onPress={() => open('consentReceipt', { id: decision.receiptId })}
        />
      </Card>
    </View>
  )
}
