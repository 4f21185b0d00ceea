import type { AccountView } from '@onehall/shared/contract/accounts'
import { View } from '@tarojs/components'
import { open } from '../../../platform/navigation.ts'
import { signsInSilently } from '../../../platform/sign-in.ts'
import { Avatar, SubjectAvatar } from '../../../ui/avatar/avatar.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Row } from '../../../ui/row/row.tsx'

const TIERS = { normal: '', silver: '银卡', gold: '金卡' }

/** The person: name, card, phone. The phone is never shown whole. */
export function Who({ account, onName }: { account: AccountView; onName: () => void }) {
  const { name, tier, phoneMasked } = account
  return (
    <Card list>
      <Row
        bold
        art={name ? <Avatar name={name} /> : <SubjectAvatar icon="me" />}
        title={<View className="t3">{name || '还没有称呼'}</View>}
        sub={TIERS[tier]}
        end={name ? '改名字' : '写一个'}
        onPress={onName}
      />
      {phoneMasked && <Row icon="phone" title="手机号" end={<View className="num">{phoneMasked}</View>} />}
      {!phoneMasked && signsInSilently && (
        <Row
          icon="phone"
          title="绑定手机号"
          sub="别人转产品给您、换微信时用"
          onPress={() => open('signIn')}
        />
      )}
    </Card>
  )
}
