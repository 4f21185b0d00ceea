import { View } from '@tarojs/components'
import { listDeadLetters } from '../../../../api/desk.ts'
import { open } from '../../../../platform/navigation.ts'
import { useWide } from '../../../../platform/wide.ts'
import { useSession } from '../../../../state/session.ts'
import { useNews } from '../../../../state/use-news.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { CaseRow } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { State } from '../../../../ui/state/state.tsx'
import { Gate } from '../../parts/gate.tsx'
import { DEPARTMENT_WORDS, LEG_WORDS } from '../../words.ts'

export default function UnsentPage() {
  return (
    <Gate title="部门没接到的" roles={['agent', 'ops']}>
      <Unsent />
    </Gate>
  )
}

/** Legs that no department took: each is still an agent's, until somebody routes it anew. */
function Unsent() {
  const letters = useResource('desk:unsent', listDeadLetters)
  const isAgent = useSession((s) => s.account?.roles.includes('agent') ?? false)
  const wide = useWide()
  useNews('desk', async () => {
    await letters.reload()
    return false
  })
  const show = (id: string): void => {
    if (!isAgent) return
    if (wide) open('desk', { id })
    else open('deskCase', { id })
  }
  return (
    <Screen title="部门没接到的">
      <View className="mt3">
        <Loaded of={letters} skeleton={<Skeleton rows={3} />} offline="有网了再看">
          {({ items }) =>
            items.length === 0 ? (
              <Blank art="bell" title="都送到了" text="部门拒收，或者一天都没送到的，会列在这里" />
            ) : (
              <>
                <View className="t1 q">部门拒收，或者一天都没送到，要重新转</View>
                <View className="mt3">
                  <Card list>
                    {items.map(({ request, leg }) => (
                      <CaseRow
                        key={leg.id}
                        title={`${request.nameMasked} ${request.title}`}
                        sub={[
                          `${DEPARTMENT_WORDS[leg.department]}，${leg.title}`,
                          leg.reason ?? leg.note,
                          request.claimedBy && `${request.claimedBy.name}在办`,
                        ]
                          .filter(Boolean)
                          .join('，')}
                        state={<State kind="bad" word={LEG_WORDS[leg.status].word} />}
                        onPress={() => show(request.id)}
                      />
                    ))}
                  </Card>
                </View>
              </>
            )
          }
        </Loaded>
      </View>
    </Screen>
  )
}
