import type { ConsentView } from '@onehall/shared/contract/consents'
import { View } from '@tarojs/components'
import { onDay } from '../../../../../state/on-day.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { versionWords } from '../../../../../ui/consent-sheet/wording.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import type { useConsent } from '../use-consent.ts'

interface AnswerBarProps {
  consent: ConsentView
  page: Pick<ReturnType<typeof useConsent>, 'busy' | 'problem' | 'guardian' | 'answer'>
}

/** Both answers, of one size and shape. */
export function AnswerBar({ consent, page: { busy, problem, guardian, answer } }: AnswerBarProps) {
  const granted = consent.state === 'granted'
  const unready = !granted && consent.needsGuardian && !(guardian.relation && guardian.declared)
  return (
    <BottomBar line={lineOf(consent, unready)} after={versionWords(consent)}>
      {problem && (
        <View className="stale">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      <Buttons>
        <Button kind="line" busy={busy && '正在记下'} onPress={() => answer(consent, false)}>
          {granted ? '不再同意' : '不同意'}
        </Button>
        <Button kind="line" busy={busy && '正在记下'} off={unready} onPress={() => answer(consent, true)}>
          {granted ? '还是同意' : '同意这一项'}
        </Button>
      </Buttons>
    </BottomBar>
  )
}

function lineOf({ state, decision, outdated }: ConsentView, unready: boolean): string | false {
  const now = new Date()
  if (state === 'granted' && decision) return `您${onDay(decision.at, now)}同意的`
  if (unready) return '要同意，先说明您是孩子的监护人'
  if (outdated) return '您同意过以前的文字，现在按不同意算'
  return decision !== null && `您${onDay(decision.at, now)}没同意`
}
