import { View } from '@tarojs/components'
import { Blank } from '../../ui/blank/blank.tsx'
import { Card } from '../../ui/card/card.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { Toast } from '../../ui/toast/toast.tsx'
import { Cell } from '../cell.tsx'

const nothing = () => undefined

export function Waiting() {
  return (
    <>
      <Cell name="等着的样子">
        <Skeleton arch />
        <View className="t1 q mt2">超过 0.3 秒才出现，超过 5 秒换成文字</View>
      </Cell>
      <Cell name="轻提示">
        <View className="tile tile--start">
          <Toast icon="check" text="已关掉，这件不附公告" act={{ text: '回执', onPress: nothing }} />
          <Toast icon="nosignal" text="没发出去，已存在手机里" />
        </View>
      </Cell>
      <Cell name="没有东西">
        <Card>
          <Blank
            art="bell"
            title="没有正在办的事"
            text="扫一下机身的码，或者问一句"
            act={{ text: '问一句', onPress: nothing }}
          />
        </Card>
      </Cell>
      <Cell name="没有网络">
        <Card>
          <Blank
            art="offline"
            title="现在连不上"
            text="说明书和保修卡照样能看"
            act={{ text: '再试一次', onPress: nothing }}
          />
        </Card>
      </Cell>
      <Cell name="出错了">
        <Card>
          <Blank
            art="error"
            title="没提交上，您写的都还在"
            text="等一分钟再点一次，不会重复"
            act={{ text: '再提交一次', onPress: nothing }}
          />
        </Card>
      </Cell>
    </>
  )
}
