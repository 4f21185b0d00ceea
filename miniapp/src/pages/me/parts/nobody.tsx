import { View } from '@tarojs/components'
import { Button } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'

/** Nobody is signed in. */
export function Nobody({ onSignIn }: { onSignIn: () => void }) {
  return (
    <Card>
      <View className="t3 b">还没登录</View>
      <View className="t2 q mt1">登录后看您的产品、保修卡和进度</View>
      <View className="mt4">
        <Button onPress={onSignIn}>登录</Button>
      </View>
    </Card>
  )
}
