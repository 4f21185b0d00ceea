import { View } from '@tarojs/components'
import { visitWords } from '@onehall/shared/domain/time'
import { useState } from 'react'
import { invite, type Invited } from '../../../../api/invitations.ts'
import { copy } from '../../../../platform/clipboard.ts'
import { say } from '../../../../state/toast.ts'
import { useWrite } from '../../../../state/use-write.ts'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Segmented } from '../../../../ui/choice/segmented.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextInput } from '../../../../ui/field/text-input.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Gate } from '../../parts/gate.tsx'

const ROLES = [
  { value: 'installer', text: '上门师傅' },
  { value: 'agent', text: '客服' },
] as const

export default function InvitePage() {
  return (
    <Gate title="邀请同事" roles={['ops']}>
      <Invite />
    </Gate>
  )
}

/** A code for one colleague: shown once, here. */
function Invite() {
  const [role, setRole] = useState<'installer' | 'agent'>('installer')
  const [installerId, setInstallerId] = useState('')
  const [made, setMade] = useState<Invited | null>(null)
  const inviting = useWrite(invite)
  const id = installerId.trim()
  const body = role === 'installer' ? { role, installerId: id } : { role }
  const make = async (): Promise<void> => setMade(await inviting.run(body))
  const isReady = role === 'agent' || id !== ''
  return (
    <Screen
      title="邀请同事"
      bar={
        <BottomBar>
          <Button off={!isReady} busy={inviting.busy && '正在做码'} onPress={() => void make()}>
            做一个邀请码
          </Button>
        </BottomBar>
      }
    >
      <View className="mt4">
        <Segmented label="请谁" items={ROLES} value={role} onChange={setRole} />
      </View>
      {role === 'installer' && (
        <View className="mt4">
          <Field
            label="安装部门给他的编号"
            error={inviting.problem?.fieldErrors['installerId'] ?? inviting.problem?.sentence}
          >
            <TextInput label="安装部门给他的编号" value={installerId} max={64} onChange={setInstallerId} />
          </Field>
        </View>
      )}
      {role === 'agent' && inviting.problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {inviting.problem.sentence}
          </Note>
        </View>
      )}
      {made && <Code of={made} />}
    </Screen>
  )
}

function Code({ of: { code, expiresAt } }: { of: Invited }) {
  async function take(): Promise<void> {
    const copied = await copy(code)
    say(copied.ok ? { icon: 'copy', text: '邀请码复制好了' } : { icon: 'alert', text: '没复制上，长按选' })
  }
  return (
    <View className="mt5">
      <Card label="邀请码">
        <View className="t1 q">只显示这一次，只能用一次</View>
        <View className="t4 b num mt1 mono">{code.replace(/(.{4})(?=.)/g, '$1 ')}</View>
        <View className="t1 q mt1">{`${visitWords(expiresAt, expiresAt, new Date()).split('–')[0] ?? ''} 前有效`}</View>
        <View className="mt3">
          <Button small kind="line" icon="copy" onPress={() => void take()}>
            复制
          </Button>
        </View>
      </Card>
    </View>
  )
}
