import type { ConsentView } from '@onehall/shared/contract/consents'
import { View } from '@tarojs/components'
import { open } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { ConsentSheet } from '../../../../ui/consent-sheet/consent-sheet.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { GROUPS, stateWord } from '../../words.ts'
import { PurposeRow } from './parts/purpose-row.tsx'
import { useConsents } from './use-consents.ts'

type Page = ReturnType<typeof useConsents>

export default function ConsentsPage() {
  const page = useConsents()
  return (
    <Screen title="授权管理">
      {page.signedOut ? (
        <Blank
          art="bell"
          title="登录后管理授权"
          text="没登录时，这些信息我们都没有"
          act={{ text: '登录', onPress: () => open('signIn') }}
        />
      ) : (
        <>
          <Title size="4">您的信息，一项一项您来定</Title>
          <View className="t1 q mt1">默认都不同意。改了马上生效，每次都有回执。</View>
          {page.problem && page.asked === null && (
            <View className="mt3">
              <Note live kind="bad" icon="alert">
                {page.problem}
              </Note>
            </View>
          )}
          <Loaded of={page.consents} skeleton={<Bones />}>
            {({ items, decisions }) => <List items={items} decisions={decisions} page={page} />}
          </Loaded>
        </>
      )}
      <ConsentSheet
        asked={page.asked}
        busy={page.busy}
        problem={page.problem}
        onYes={() => void page.agree()}
        onClose={page.close}
      />
    </Screen>
  )
}

interface ListProps {
  items: readonly ConsentView[]
  decisions: number
  page: Pick<Page, 'changing' | 'change'>
}

function List({ items, decisions, page }: ListProps) {
  return (
    <>
      {GROUPS.map(({ group, title }) => (
        <View key={group}>
          <Section title={title} />
          <Card list label={title}>
            {items
              .filter((one) => one.group === group)
              .map((one) =>
                one.sensitive ? (
                  <Row
                    key={one.id}
                    title={one.title}
                    sub={one.brief}
                    end={<View className="nb">{stateWord(one)}</View>}
                    onPress={() => open('consent', { purpose: one.id })}
                  />
                ) : (
                  <PurposeRow
                    key={one.id}
                    consent={one}
                    busy={page.changing === one.id}
                    onChange={(granted) => page.change(one, granted)}
                  />
                ),
              )}
          </Card>
        </View>
      ))}
      <View className="mt6">
        <Card list>
          <Row
            icon="history"
            title="更改记录和回执"
            end={`${decisions} 条`}
            onPress={() => open('consentHistory')}
          />
        </Card>
      </View>
    </>
  )
}

const Bones = () => (
  <>
    <Section title={GROUPS[0]!.title} />
    <Skeleton rows={4} />
  </>
)
