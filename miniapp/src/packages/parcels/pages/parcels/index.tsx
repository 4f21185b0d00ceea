import type { ParcelBrief } from '@onehall/shared/contract/parcels'
import { View } from '@tarojs/components'
import { open } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { parcelSentence, parcelStanding } from '../../../../state/parcel-standing.ts'
import { isUnderWay, useParcels } from '../../../../state/use-parcels.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { CaseRow } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { State } from '../../../../ui/state/state.tsx'

export default function ParcelsPage() {
  const parcels = useParcels()
  const reload = async (): Promise<void> => parcels?.reload()
  useShownAgain(reload)
  usePull(reload)
  return (
    <Screen title="我的包裹">
      {parcels === null ? (
        <Blank
          art="bell"
          title="登录后看您的包裹"
          text="到哪了、什么时候到，都在这里"
          act={{ text: '登录', onPress: () => open('signIn') }}
        />
      ) : (
        <Loaded of={parcels} skeleton={<Skeleton rows={4} />}>
          {(items) => <Parcels items={items} />}
        </Loaded>
      )}
    </Screen>
  )
}

function Parcels({ items }: { items: readonly ParcelBrief[] }) {
  if (items.length === 0) return <Blank art="bell" title="没有包裹" text="寄给您的，仓库一接单就在这里" />
  const underWay = items.filter(isUnderWay)
  const over = items.filter((one) => !isUnderWay(one))
  const asking = items.find(({ notice }) => notice.ask)
  return (
    <>
      {asking && (
        <View className="stale">
          <Note kind="warm" icon="bell" onPress={() => open('parcel', { id: asking.id })}>
            {`“${asking.contents}”还没打印面单，要不要附一则寻人公告，您来定`}
          </Note>
        </View>
      )}
      {underWay.length > 0 && <Group items={underWay} label="在路上的" />}
      {over.length > 0 && (
        <>
          <Section title="送到了的" />
          <Group items={over} label="送到了的" />
        </>
      )}
    </>
  )
}

function Group({ items, label }: { items: readonly ParcelBrief[]; label: string }) {
  return (
    <Card list label={label}>
      {items.map((parcel) => (
        <CaseRow
          key={parcel.id}
          title={parcel.contents}
          sub={parcelSentence(parcel)}
          state={<State {...parcelStanding(parcel)} />}
          onPress={() => open('parcel', { id: parcel.id })}
        />
      ))}
    </Card>
  )
}
