import { TEXT_MAX, MEDIA_PER_MESSAGE } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { chooseMedia, showPictures } from '../../../../../platform/media.ts'
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
  const [problem, setProblem] = useState<string | null>(null)
  const { photos, add, remove, retry, pending } = talk.uploads

  async function choose(): Promise<void> {
    const chosen = await chooseMedia({ count: MEDIA_PER_MESSAGE - photos.length })
    setProblem(chosen.ok || chosen.why === 'cancelled' ? null : chosen.sentence)
    if (chosen.ok) add(chosen.value)
  }

  function show(id: string): void {
    const src = photos.find((photo) => photo.id === id)?.src
    if (src)
      showPictures(
        photos.flatMap((photo) => photo.src ?? []),
        src,
      )
  }

  const along = (photos.length > 0 || problem) && (
    <View className="talk-along">
      {problem && (
        <Note live kind="bad" icon="alert">
          {problem}
        </Note>
      )}
      {photos.length > 0 && (
        <PhotoStrip
          items={photos}
          max={MEDIA_PER_MESSAGE}
          onAdd={() => void choose()}
          onRemove={remove}
          onRetry={retry}
          onShow={show}
        />
      )}
    </View>
  )
  return (
    <Composer
      placeholder={placeholder}
      value={talk.text}
      max={TEXT_MAX}
      busy={pending}
      photos={along}
      onChange={talk.setText}
      onSend={onSend}
      onPhoto={() => void choose()}
    />
  )
}
