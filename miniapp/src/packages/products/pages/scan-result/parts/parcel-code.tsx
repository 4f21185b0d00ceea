import type { FoundParcelView } from '@onehall/shared/contract/parcels'
import { View } from '@tarojs/components'
import { portraitSrc } from '../../../../../api/notices.ts'
import { open } from '../../../../../platform/navigation.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { BigChoice } from '../../../../../ui/choice/big-choice.tsx'
import { Hero, Title } from '../../../../../ui/hero/hero.tsx'
import { NoticeCard } from '../../../../../ui/notice-card/notice-card.tsx'
import { Pairs } from '../../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { inGroups } from '../../../unit-words.ts'
import { words } from '../verdict.ts'

interface ParcelCodeProps {
  code: string
  /** null where nobody knows of it */
  found: FoundParcelView | null
  signedOut: boolean
  onSignIn: () => void
  onAsk: (text: string) => void
}

/** A parcel in anybody's hands: the notice on it, and where to tell. Nothing of whose it is and where it goes. */
export function ParcelCode({ code, found, signedOut, onSignIn, onAsk }: ParcelCodeProps) {
  const number = /^\d+$/.test(code) ? inGroups(code) : code
  return (
    <>
      <Hero name="parcel" label="包裹">
        <Title size="4">一件包裹</Title>
        <View className="t1 q">面单上的码，不显示收件人</View>
      </Hero>
      {found?.notice && <Notice notice={found.notice} />}
      {!found?.notice && (
        <View className="mt5 t2 q">{found?.sentence ?? '我们这里没有这个单号，再对一对'}</View>
      )}
      <View className="mt5">
        <Card label="包裹">
          <Pairs bold items={[{ name: '单号', value: number }]} />
        </Card>
      </View>
      <View className="mt3">
        <Card list>
          {signedOut && <Row icon="truck" title="是寄给我的" sub="登录后看到哪了" onPress={onSignIn} />}
          <Row
            icon="headset"
            title="捡到的，或送错了"
            sub="告诉客服，物流来取"
            onPress={() => onAsk(words.misplaced(code))}
          />
        </Card>
      </View>
    </>
  )
}

function Notice({ notice }: { notice: NonNullable<FoundParcelView['notice']> }) {
  return (
    <>
      <View className="mt5">
        <NoticeCard
          title="箱子上印着一则寻人公告"
          notice={notice}
          src={portraitSrc(notice.id, 'then')}
          onPress={() => open('notice', { id: notice.id })}
        />
      </View>
      <View className="mt2">
        <BigChoice
          main
          icon="eye"
          title="我见过"
          sub="不用登录，不留名也行"
          onPress={() => open('tip', { noticeId: notice.id })}
        />
      </View>
    </>
  )
}
