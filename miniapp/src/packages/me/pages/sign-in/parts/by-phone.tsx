import { View } from '@tarojs/components'
import { DEMO_SHEET } from '../../../../../api/demo.ts'
import { SMS_CODE_DIGITS, SMS_CODE_MINUTES } from '@onehall/shared/domain/limits'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Link } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import { openOutside } from '../../../../../platform/outside.ts'
import { usePhoneSignIn } from '../use-phone-sign-in.ts'

/** Phone and text message; the first time makes an account. */
export function ByPhone() {
  const form = usePhoneSignIn()
  const bar = (
    <BottomBar line="手机号只用来认人和办您的事">
      <Button busy={form.entering && '正在登录'} onPress={() => void form.enter()}>
        登录
      </Button>
    </BottomBar>
  )
  return (
    <Screen title="登录" bar={bar}>
      <Title>用手机号登录</Title>
      <View className="t2 q mt1">第一次来也一样，不用另外注册</View>
      <View className="mt5">
        <Field label="手机号" error={form.phoneFault}>
          <TextInput
            kind="phone"
            fill="tel"
            label="手机号"
            placeholder="11 位手机号"
            max={13}
            value={form.phone}
            wrong={form.phoneFault !== undefined}
            onChange={(phone) => form.change({ phone })}
          />
        </Field>
      </View>
      <View className="mt4">
        <Field label="验证码" error={form.codeFault} help={sentWords(form.sentTo)}>
          <TextInput
            kind="number"
            fill="one-time-code"
            label="验证码"
            placeholder={`${SMS_CODE_DIGITS} 位数字`}
            max={SMS_CODE_DIGITS}
            value={form.code}
            wrong={form.codeFault !== undefined}
            onChange={(code) => form.change({ code })}
            onConfirm={() => void form.enter()}
            after={<AskForCode {...form} />}
          />
        </Field>
      </View>
      {form.demo && (
        <View className="mt5">
          <Note icon="info" onPress={() => openOutside(DEMO_SHEET)}>
            演示用的号码和验证码，点这里看
          </Note>
        </View>
      )}
    </Screen>
  )
}

interface AskForCodeProps {
  wait: number
  sending: boolean
  send: () => Promise<void>
}

function AskForCode({ wait, sending, send }: AskForCodeProps) {
  if (wait > 0) return <View className="t1 q num nb">{wait} 秒后可再发</View>
  if (sending) return <View className="t1 q nb">正在发</View>
  return (
    <Link end onPress={() => void send()}>
      发验证码
    </Link>
  )
}

const sentWords = (phone: string | null) =>
  phone === null
    ? undefined
    : { text: `短信发到 ${phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ')}，${SMS_CODE_MINUTES} 分钟内有效` }
