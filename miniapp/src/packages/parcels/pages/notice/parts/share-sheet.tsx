import { View } from '@tarojs/components'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { WechatPress } from '../../../../../ui/press/press.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import './share-sheet.scss'

interface ShareSheetProps {
  open: boolean
  onCopy: () => void
  onPoster: () => void
  onClose: () => void
}

/** Handing the page on. No points, no count of who did. */
export function ShareSheet({ open, onCopy, onPoster, onClose }: ShareSheetProps) {
  return (
    <Sheet open={open} title="转给别人" onClose={onClose}>
      <View className="share-rows">
        {process.env.TARO_ENV === 'weapp' && (
          <WechatPress className="row row--icon share-wechat" openType="share">
            <Icon name="share" />
            <View className="row-main">
              <View className="row-title">发给微信里的人或群</View>
            </View>
          </WechatPress>
        )}
        <Row
          icon="image"
          title="做一张海报"
          sub="照片、特征和二维码，存下来发到哪里都行"
          onPress={onPoster}
        />
        <Row icon="copy" title="复制网址" sub="打开就是这一页" onPress={onCopy} />
      </View>
      <View className="t1 q mt3">转的是这一页，不带您的信息。公告一结束，海报上的码也就打不开了。</View>
    </Sheet>
  )
}
