import { View } from '@tarojs/components'
import { useState } from 'react'
import { redeemInvitation } from '../../../../api/invitations.ts'
import { replace, useParams } from '../../../../platform/navigation.ts'
import { say } from '../../../../state/toast.ts'
import { useSignedInFirst } from '../../../../state/use-signed-in-first.ts'
import { useWrite } from '../../../../state/use-write.ts'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextInput } from '../../../../ui/field/text-input.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'

/** A code from ops makes somebody staff. */
export default function JoinPage() {
  const given = useParams<'join'>().code ?? ''
  const [code, setCode] = useState(given)
  const first = useSignedInFirst()
  const joining = useWrite((text: string, key) => redeemInvitation({ code: text }, key))
  const said = code.trim()

  async function join(): Promise<void> {
    const account = await joining.run(said)
    if (!account) return
    say({ icon: 'tick', text: '加入好了' })
    if (account.roles.includes('installer')) replace('jobs')
    else replace('desk')
  }

  return (
    <Screen
      title="邀请码"
      bar={
        <BottomBar>
          <Button
            off={said.length < 8}
            busy={joining.busy && '正在加入'}
            onPress={() => first(() => void join())}
          >
            加入
          </Button>
        </BottomBar>
      }
    >
      <View className="mt4">
        <Title>填运营给您的邀请码</Title>
        <View className="t2 q mt2">只能用一次，七天内有效</View>
        <View className="mt5">
          <Field label="邀请码" error={joining.problem?.sentence}>
            <TextInput
              label="邀请码"
              value={code}
              max={40}
              wrong={joining.problem !== null}
              onChange={setCode}
              onConfirm={() => first(() => void join())}
            />
          </Field>
        </View>
      </View>
    </Screen>
  )
}
