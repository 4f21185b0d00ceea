import { View } from '@tarojs/components'
import { back } from '../../../../../platform/navigation.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, buttonClass, Buttons } from '../../../../../ui/button/button.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Facts } from '../../../../../ui/pairs/pairs.tsx'
import { WechatPress } from '../../../../../ui/press/press.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import { useBindPhone } from '../use-bind-phone.ts'

const WHAT_FOR = [
  { name: '别人转产品给您', value: '填这个号码就能转过来' },
  { name: '在电脑上用，或换了微信', value: '用这个号码登录，还是同一个账号' },
]

/** WeChat knows who is here; the phone is asked for by its own button, and only if the person wants. */
export function ByWechat() {
  const { bound, refused, busy, problem, bind } = useBindPhone()
  if (bound !== null) {
    return (
      <Screen title="绑定手机号">
        <Title>{bound}</Title>
        <View className="t2 q mt1">这个号码已经绑好了</View>
      </Screen>
    )
  }
  const bar = (
    <BottomBar>
      <Buttons>
        <Button kind="line" onPress={back}>
          先不绑
        </Button>
        <WechatPress
          className={buttonClass(busy ? 'off' : 'main')}
          openType="getPhoneNumber"
          onPhoneCode={(code) => void bind(code)}
        >
          {busy ? '正在绑定' : '用微信手机号'}
        </WechatPress>
      </Buttons>
    </BottomBar>
  )
  return (
    <Screen title="绑定手机号" bar={bar}>
      <Title>绑上手机号</Title>
      <View className="t2 q mt1">不绑也能用，绑了多两样方便</View>
      <View className="mt5">
        <Facts items={WHAT_FOR} />
      </View>
      {(problem ?? refused) && (
        <View className="mt5">
          <Note live kind={problem ? 'bad' : 'plain'} icon={problem ? 'alert' : 'info'}>
            {problem ?? '没有绑，别的照常用'}
          </Note>
        </View>
      )}
    </Screen>
  )
}
