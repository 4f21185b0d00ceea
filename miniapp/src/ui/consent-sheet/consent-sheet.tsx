import type { ConsentView } from '@onehall/shared/contract/consents'
import { View } from '@tarojs/components'
import { Button, Buttons } from '../button/button.tsx'
import { Note } from '../note/note.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import { versionWords, Wording } from './wording.tsx'
import '../loaded/loaded.scss'

interface ConsentSheetProps {
  /** what is asked; null: nothing is */
  asked: { consent: ConsentView; renewed: boolean } | null
  busy: boolean
  problem: string | null
  onYes: () => void
  /** closed or refused: nothing changes, for a no holds already */
  onClose: () => void
}

/** The words before a yes, with both answers of one size. */
export function ConsentSheet({ asked, busy, problem, onYes, onClose }: ConsentSheetProps) {
  const foot = asked && (
    <>
      {problem && (
        <View className="stale">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      <Buttons>
        <Button kind="line" onPress={onClose}>
          不同意
        </Button>
        <Button kind="line" busy={busy && '正在记下'} onPress={onYes}>
          同意
        </Button>
      </Buttons>
      <View className="t1 q c mt2">{versionWords(asked.consent)}</View>
    </>
  )
  return (
    <Sheet open={asked !== null} title={asked?.consent.title ?? ''} foot={foot} onClose={onClose}>
      {asked && <Wording of={asked.consent} renewed={asked.renewed} />}
    </Sheet>
  )
}
