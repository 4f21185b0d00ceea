import type { ParcelView } from '@onehall/shared/contract/parcels'
import { View } from '@tarojs/components'
import { portraitSrc } from '../../../../api/notices.ts'
import { open } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { NoticeCard } from '../../../../ui/notice-card/notice-card.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Asks } from './parts/asks.tsx'
import { NoticeChoice } from './parts/notice-choice.tsx'
import { Road } from './parts/road.tsx'
import { useParcel } from './use-parcel.ts'

export default function ParcelPage() {
  const { signedOut, parcel } = useParcel()
  return (
    <Screen title="包裹">
      {signedOut ? (
        <Blank
          art="bell"
          title="登录后看您的包裹"
          text="单号谁都能看见，到哪了只给收件人看"
          act={{ text: '登录', onPress: () => open('signIn') }}
        />
      ) : (
        <Loaded of={parcel} skeleton={<Skeleton rows={4} />}>
          {(one) =>
            one === 'unknown' ? (
              <Blank
                art="error"
                title="您名下没有这件包裹"
                text="收件人换了手机号，或者单号不对，都会这样"
                act={{ text: '看我的包裹', onPress: () => open('parcels') }}
              />
            ) : (
              <Parcel parcel={one} changed={parcel.reload} />
            )
          }
        </Loaded>
      )}
    </Screen>
  )
}

function Parcel({ parcel, changed }: { parcel: ParcelView; changed: () => Promise<void> }) {
  const { contents, headline, carrier, waybill, delay, printedNotice: printed, events } = parcel
  return (
    <>
      <View className="t1 q">{contents}</View>
      <Title>{headline}</Title>
      <View className="t1 q mt1 num">{`${carrier} ${waybill}`}</View>
      {delay && (
        <View className="mt3">
          <Note kind="warm" icon="clock">
            {delay.sentence}
          </Note>
        </View>
      )}
      {printed && (
        <View className="mt5">
          <NoticeCard
            title="箱子上印着一则寻人公告"
            notice={printed}
            src={portraitSrc(printed.id, 'then')}
            onPress={() => open('notice', { id: printed.id })}
          />
        </View>
      )}
      <View className={printed ? 'mt3' : 'mt5'}>
        <Card label="到哪了">
          <Road events={events} />
          <Asks parcel={parcel} />
        </Card>
      </View>
      <NoticeChoice notice={parcel.notice} parcel={parcel} changed={changed} />
    </>
  )
}
