import { open } from '../../platform/navigation.ts'
import { Button } from '../../ui/button/button.tsx'
import { Card } from '../../ui/card/card.tsx'
import { Loaded } from '../../ui/loaded/loaded.tsx'
import { Row } from '../../ui/row/row.tsx'
import { Screen } from '../../ui/screen/screen.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { View } from '@tarojs/components'
import { NameSheet } from './parts/name-sheet.tsx'
import { Nobody } from './parts/nobody.tsx'
import { Who } from './parts/who.tsx'
import { useMe } from './use-me.ts'

export default function MePage() {
  const { account, me, signedOut, work, signOut, name } = useMe()
  return (
    <Screen tab="me" title="我的">
      {signedOut && <Nobody onSignIn={() => open('signIn')} />}
      {!signedOut && (
        <Loaded of={{ ...me, data: account ?? me.data }} skeleton={<Skeleton rows={1} />}>
          {(who) => <Who account={who} onName={name.edit} />}
        </Loaded>
      )}
      {account && (
        <View className="mt3">
          <Card list>
            <Row icon="box" title="我的产品" onPress={() => open('mine')} />
            <Row icon="truck" title="我的包裹" onPress={() => open('parcels')} />
            <Row icon="pin" title="地址" sub="上门和送货用" onPress={() => open('addresses')} />
            <Row
              icon="shield"
              title="授权管理"
              sub="您的信息，一项一项您来定"
              onPress={() => open('consents')}
            />
          </Card>
        </View>
      )}
      {work.length > 0 && (
        <View className="mt3">
          <Card list>
            {work.includes('installer') && (
              <Row icon="wrench" title="今天的活" sub="师傅上门用" onPress={() => open('jobs')} />
            )}
            {work.includes('agent') && (
              <Row icon="headset" title="客服工作台" sub="接待客户用" onPress={() => open('desk')} />
            )}
            {work.includes('ops') && (
              <>
                <Row icon="calendar" title="派单板" sub="谁去哪一单" onPress={() => open('deskBoard')} />
                <Row icon="chart" title="客服指标" sub="运营看的" onPress={() => open('deskMetrics')} />
              </>
            )}
          </Card>
        </View>
      )}
      <View className="mt3">
        <Card list>
          <Row icon="eye" title="字号和深浅" onPress={() => open('settings')} />
          <Row
            icon="doc"
            title="凭回执号查进展"
            sub="寻人线索用，不用登录"
            onPress={() => open('tipStatus')}
          />
          {account && work.length === 0 && (
            <Row icon="badge" title="员工邀请码" sub="师傅、客服加入用" onPress={() => open('join', {})} />
          )}
        </Card>
      </View>
      {account && signOut && (
        <View className="mt6">
          <Button kind="line" busy={signOut.busy && '正在退出'} onPress={signOut.run}>
            退出登录
          </Button>
        </View>
      )}
      <NameSheet {...name} />
    </Screen>
  )
}
