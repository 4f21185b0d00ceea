import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { usePicking } from '../../../../state/use-picking.ts'
import type { Uploads } from '../../../../state/use-uploads.ts'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextArea } from '../../../../ui/field/text-area.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { PhotoCard } from '../../../../ui/photo-strip/photo-card.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { WhichOne } from './parts/which-one.tsx'
import { useAsk } from './use-ask.ts'

export default function AskPage() {
  const { text, change, isCode, about, uploads, busy, waiting, textFault, problem, send } = useAsk()
  const bar = (
    <BottomBar line={isCode ? '看起来是一个编号' : waiting ? '照片传好就能发' : PROMISE}>
      <Button off={waiting && !isCode} busy={busy && '正在发'} onPress={send}>
        {isCode ? '查这个编号' : '发出'}
      </Button>
    </BottomBar>
  )
  return (
    <Screen title="问一句" bar={bar}>
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
      {problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      {!isCode && <WhichOne {...about} />}
      {!isCode && uploads && <Photos uploads={uploads} />}
    </Screen>
  )
}

function Photos({ uploads }: { uploads: Uploads }) {
  return <PhotoCard {...usePicking(uploads)} sub="可不加。哪里不对，拍下来最清楚" />
}

const PLACEHOLDER = '比如：冰箱送来磕了一角，想换一台'
const PROMISE = '说一次就行，要几个部门办都由我们去找'
