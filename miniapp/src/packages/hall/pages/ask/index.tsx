import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextArea } from '../../../../ui/field/text-area.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { About } from './parts/about.tsx'
import { useAsk } from './use-ask.ts'

export default function AskPage() {
  const { text, change, isCode, about, busy, textFault, problem, send } = useAsk()
  const bar = (
    <BottomBar line={isCode ? '看起来是一个编号' : '说一次就行，要几个部门办都由我们去找'}>
      <Button busy={busy && '正在发'} onPress={send}>
        {isCode ? '查这个编号' : '发出'}
      </Button>
    </BottomBar>
  )
  return (
    <Screen title="问一句" bar={bar}>
      {about && <About {...about} />}
      <View className={about ? 'mt4' : ''}>
        <Field bold label="想问什么" hint="几件事可以一起说" error={textFault}>
          <TextArea
            label="想问什么"
            placeholder={PLACEHOLDER}
            max={TEXT_MAX}
            value={text}
            wrong={textFault !== undefined}
            onChange={change}
          />
        </Field>
      </View>
      {problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
    </Screen>
  )
}

const PLACEHOLDER = '比如：冰箱送来磕了一角，想换一台'
