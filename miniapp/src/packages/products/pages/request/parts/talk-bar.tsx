import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { usePicking } from '../../../../../state/use-picking.ts'
import { Note } from '../../../../../ui/note/note.tsx'
import { PhotoStrip } from '../../../../../ui/photo-strip/photo-strip.tsx'
import { Composer } from '../../../../../ui/thread/composer.tsx'
import type { Talk } from '../use-talk.ts'
import './talk-bar.scss'

interface TalkBarProps {
  placeholder: string
  talk: Talk
  onSend: () => void
}

/** Where she goes on talking, with what goes along. */
export function TalkBar({ placeholder, talk, onSend }: TalkBarProps) {
  const { problem, ...picking } = usePicking(talk.uploads)
  const along = (picking.items.length > 0 || problem) && (
    <View className="talk-along">
      {problem && (
        <Note live kind="bad" icon="alert">
          {problem}
        </Note>
      )}
      {picking.items.length > 0 && <PhotoStrip {...picking} />}
    </View>
  )
  return (
    <Composer
      placeholder={placeholder}
      value={talk.text}
      max={TEXT_MAX}
      busy={talk.uploads.pending}
      photos={along}
      onChange={talk.setText}
      onSend={onSend}
      onPhoto={picking.onAdd}
    />
  )
}
