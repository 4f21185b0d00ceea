import type { ParcelView } from '@onehall/shared/contract/parcels'
import { onDay } from '../../../../../state/on-day.ts'
import { ALL, useNoticeChoice } from '../../../../../state/use-notice-choice.ts'
import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Switch } from '../../../../../ui/choice/switch.tsx'
import { NoticeConsent, NoticeQuestion } from '../../../../../ui/notice-question/notice-question.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'

interface NoticeChoiceProps {
  notice: ParcelView['notice']
  parcel: Pick<ParcelView, 'id'>
  changed: () => Promise<void>
}

/** Whether this parcel and the next ones carry a notice, and until when that can be changed. */
export function NoticeChoice({ notice, parcel, changed }: NoticeChoiceProps) {
  const choice = useNoticeChoice(changed)
  const { printed, attached, general, ask } = notice
  return (
    <>
      <Section title="包裹寻人公告" />
      {ask && <NoticeQuestion choice={choice} />}
      <NoticeConsent choice={choice} />
      {!ask && (
        <Card list>
          {printed ? (
            <Row title="这件包裹" sub="已经印好，改不了了" end={attached ? '附公告' : '没附公告'} />
          ) : (
            <Row
              title="这件包裹附公告"
              sub="面单还没打印，现在改来得及"
              toggle={
                <Switch
                  label="这件包裹附公告"
                  on={attached}
                  busy={choice.busy === parcel.id}
                  onChange={(on) => choice.choose(parcel.id, on)}
                />
              }
            />
          )}
          <Row
            title="以后的包裹都附"
            sub={generalWords(notice)}
            toggle={
              <Switch
                label="以后的包裹都附公告"
                on={general}
                busy={choice.busy === ALL}
                onChange={(on) => choice.choose(ALL, on)}
              />
            }
          />
          <Row title="看全文和回执" onPress={() => open('consent', { purpose: 'parcel_notice' })} />
        </Card>
      )}
      <View className="t1 q mt3 pretty">
        附不附，价格、时效和服务都一样。发布方只知道城市和件数，拿不到您的姓名和地址。
      </View>
    </>
  )
}

function generalWords({ general, generalSince, printed }: ParcelView['notice']): string {
  if (!general) return '现在不附，打开前先给您看全文'
  if (printed || generalSince === null) return '关掉后，没印的都不再附'
  return `您${onDay(generalSince, new Date())}同意的`
}
