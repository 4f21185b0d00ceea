import type { TipStatusView } from '@onehall/shared/contract/tips'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { Button, Link } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextArea } from '../../../../../ui/field/text-area.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { REWARD_WORDS, standingOf } from '../../../status-words.ts'
import type { Status } from '../../../use-status.ts'
import { Words } from './words.tsx'

/** Where it stands, what the desk asks, and room for an answer. */
export function Standing({ status, tip }: { status: Status; tip: TipStatusView }) {
  const { title, text } = standingOf(tip)
  const reward = REWARD_WORDS[tip.reward]
  const isFound = tip.disposition === 'found' || tip.disposition === 'claimed'
  return (
    <Screen title="线索进展">
      {isFound ? <Title icon="tick-bold">{title}</Title> : <Title>{title}</Title>}
      <View className="t2 q mt1">{text}</View>
      {status.reading.problem && (
        <View className="mt3">
          <Note live kind="warm" icon="alert">
            {status.reading.problem.sentence}
          </Note>
        </View>
      )}
      <Link onPress={() => void status.again()}>{status.reading.busy ? '正在看' : '看有没有新的'}</Link>
      {reward && (
        <View className="mt2">
          <Note kind="warm" icon="gift">
            {reward}
          </Note>
        </View>
      )}
      {tip.messages.length > 0 && (
        <>
          <Section title="来往" />
          <Words messages={tip.messages} />
        </>
      )}
      <Answer status={status} asked={tip.messages.at(-1)?.by === 'desk'} />
    </Screen>
  )
}

function Answer({ status, asked }: { status: Status; asked: boolean }) {
  const { words, setWords, answering, answer } = status
  const label = asked ? '回答专员' : '想补充的'
  return (
    <View className="mt5">
      <Field bold label={label} hint="可不写" error={answering.problem?.sentence}>
        <TextArea
          label={label}
          placeholder="也是加密的，只有线索专员打得开"
          max={TEXT_MAX}
          value={words}
          onChange={setWords}
        />
      </Field>
      <View className="mt3">
        <Button
          kind={asked ? 'main' : 'line'}
          busy={answering.busy && '正在发'}
          off={words.trim() === ''}
          onPress={() => void answer()}
        >
          发给专员
        </Button>
      </View>
    </View>
  )
}
