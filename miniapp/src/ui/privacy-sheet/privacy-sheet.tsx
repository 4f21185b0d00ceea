import { View } from '@tarojs/components'
import { AGREE_BUTTON_ID, answerPrivacy, readPrivacyText, usePrivacyAsked } from '../../platform/privacy.ts'
import { Button, buttonClass, Buttons, Link } from '../button/button.tsx'
import { WechatPress } from '../press/press.tsx'
import { Sheet } from '../sheet/sheet.tsx'

/** WeChat asks before the first camera, album or phone number. Refusing is as easy as agreeing. */
export function PrivacySheet() {
  const asked = usePrivacyAsked()
  const foot = (
    <Buttons>
      <Button kind="line" onPress={() => answerPrivacy(false)}>
        不同意
      </Button>
      <WechatPress
        id={AGREE_BUTTON_ID}
        className={buttonClass('line')}
        openType="agreePrivacyAuthorization"
        onAgree={() => answerPrivacy(true)}
      >
        同意
      </WechatPress>
    </Buttons>
  )
  return (
    <Sheet firm open={asked} title="先说清楚再用" foot={foot} onClose={() => answerPrivacy(false)}>
      <View className="t2">
        扫码、拍照、选照片、位置和手机号，只在您点的那一次用，只用来办您要办的事。不同意也能用别的，编号可以自己输入。
      </View>
      <Link onPress={readPrivacyText}>看隐私保护指引全文</Link>
    </Sheet>
  )
}
