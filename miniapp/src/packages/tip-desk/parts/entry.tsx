import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, Link } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { TextInput } from '../../../ui/field/text-input.tsx'
import { Title } from '../../../ui/hero/hero.tsx'
import { Screen } from '../../../ui/screen/screen.tsx'
import { useEntry } from '../use-entry.ts'
import { useOfficer } from '../use-officer.ts'

/** Two locks before the desk: who one is, and a code that the rest of the house does not know. */
export function Entry({ children }: { children: ReactNode }) {
  const officer = useOfficer((s) => s.id)
  return officer ? children : <SignIn />
}

function SignIn() {
  const entry = useEntry()
  return (
    <Screen firm title="线索台">
      <Title size="4">{entry.known ? '再输线索台的口令' : '线索专员登录'}</Title>
      <View className="t2 q mt1">
        {entry.known ? '口令只有线索台知道，和手机号是两道锁' : '登录不留在这台电脑上，刷新就要重来'}
      </View>
      {entry.known ? <DeskCode {...entry} /> : <Phone {...entry} />}
    </Screen>
  )
}

type EntryProps = ReturnType<typeof useEntry>

function Phone({ phone, code, change, sent, sending, send, knowing, know }: EntryProps) {
  return (
    <>
      <View className="mt5">
        <Field label="工作手机号" error={sending.problem?.sentence}>
          <TextInput
            kind="phone"
            fill="tel"
            label="手机号"
            max={13}
            value={phone}
            onChange={(now) => change({ phone: now })}
          />
        </Field>
      </View>
      <View className="mt4">
        <Field
          label="验证码"
          error={knowing.problem?.sentence}
          help={sent ? { text: '短信已发' } : undefined}
        >
          <TextInput
            kind="number"
            fill="one-time-code"
            label="验证码"
            max={6}
            value={code}
            onChange={(now) => change({ code: now })}
            onConfirm={() => void know()}
            after={
              <Link end onPress={() => void send()}>
                {sending.busy ? '正在发' : '发验证码'}
              </Link>
            }
          />
        </Field>
      </View>
      <View className="mt5">
        <Button busy={knowing.busy && '正在核对'} onPress={() => void know()}>
          下一步
        </Button>
      </View>
    </>
  )
}

function DeskCode({ deskCode, change, entering, enter }: EntryProps) {
  return (
    <>
      <View className="mt5">
        <Field label="线索台口令" error={entering.problem?.sentence}>
          <TextInput
            focus
            label="线索台口令"
            max={64}
            value={deskCode}
            onChange={(now) => change({ deskCode: now })}
            onConfirm={() => void enter()}
          />
        </Field>
      </View>
      <View className="mt5">
        <Button busy={entering.busy && '正在打开'} onPress={() => void enter()}>
          打开线索台
        </Button>
      </View>
    </>
  )
}
