import { View } from '@tarojs/components'
import { Button } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Section } from '../../../ui/section/section.tsx'

/** Nobody is signed in: what signing in brings, and what works without. */
export function SignInOffer({ onSignIn }: { onSignIn: () => void }) {
  return (
    <>
      <Section title="您的产品和进度" />
      <Card>
        <View className="t2">登录后都在这里。</View>
        <View className="t2 q">不登录也能扫码查真伪、看说明书。</View>
        <View className="mt4">
          <Button kind="soft" onPress={onSignIn}>
            登录
          </Button>
        </View>
      </Card>
    </>
  )
}
