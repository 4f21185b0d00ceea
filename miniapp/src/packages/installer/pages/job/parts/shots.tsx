import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { PhotoEntry } from '../../../../../outbox/record.ts'
import { stateOf } from '../../../../../outbox/record.ts'
import { useOutbox } from '../../../../../outbox/running.ts'
import { keptFiles } from '../../../../../platform/kept-files.ts'
import { showPictures } from '../../../../../platform/media.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { PhotoStrip, type Photo } from '../../../../../ui/photo-strip/photo-strip.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { photosOf } from '../../../job-now.ts'
import '../../../parts/parts.scss'
import type { At } from './at.ts'

const PHOTOS_PER_KIND = 6

/** Pictures that the sheet asks for: before, after; and of checks, once some are taken. */
export function Shots({ now, acts }: At) {
  const { sheet, recorded } = now.view
  const short = useOutbox((s) => s.roomIsShort)
  const asked = [
    ...sheet.photos,
    ...sheet.checks
      .filter(({ id, photo }) => photo && photosOf(now, id).length > 0)
      .map(({ id, text }) => ({ id, title: text })),
  ]
  // the picture of what is done is taken when it is
  const wanted = now.state === 'started' ? asked : asked.filter(({ id }) => id !== 'after')
  const unsent = now.record.entries.some((e) => e.kind === 'photo' && e.mediaId === null)
  return (
    <>
      <Section title="照片" aside={unsent ? '存在手机里，还没发出' : undefined} />
      {short && (
        <Note kind="warm" icon="alert">
          手机里给一厅的地方快满了，先找个有网的地方，把前面的发出去
        </Note>
      )}
      <Card label="照片">
        {wanted.map(({ id, title }, i) => (
          <View key={id} className={i > 0 ? 'mt4' : ''}>
            <View className="shot-name">
              {[title, countWords(recorded.photos.filter(({ of }) => of === id).length)]
                .filter(Boolean)
                .join('，')}
            </View>
            <Strip name={title} photos={photosOf(now, id)} acts={acts} onAdd={() => acts.photo(id)} />
          </View>
        ))}
      </Card>
    </>
  )
}

const countWords = (sent: number): string | null => (sent > 0 ? `${sent} 张已发出` : null)

interface StripProps {
  /** what its pictures show */
  name: string
  photos: readonly PhotoEntry[]
  acts: At['acts']
  onAdd: () => void
  max?: number
}

/** Pictures that are on the device, each as it stands. */
export function Strip({ name, photos, acts, onAdd, max = PHOTOS_PER_KIND }: StripProps) {
  const addresses = useAddresses(photos.map(({ file }) => file))
  const items = photos.map((photo): Photo => {
    const state = stateOf(photo, acts.sending)
    return {
      id: photo.id,
      src: addresses[photo.file] ?? null,
      kind: 'image',
      state: state === 'refused' ? 'failed' : state === 'sent' ? 'sent' : 'kept',
      percent: 0,
    }
  })
  const shown = (id: string): string | null => items.find((one) => one.id === id)?.src ?? null
  return (
    <PhotoStrip
      items={items}
      max={max}
      add="拍照"
      addLabel={`拍照，${name}`}
      onAdd={onAdd}
      onRemove={acts.takeOut}
      onRetry={acts.tryAgain}
      onShow={(id) => {
        const src = shown(id)
        if (src) showPictures([src], src)
      }}
    />
  )
}

/** Where kept files can be shown from. */
function useAddresses(names: readonly string[]): Record<string, string> {
  const [known, setKnown] = useState<Record<string, string>>({})
  const key = names.join()
  useEffect(() => {
    let over = false
    void Promise.all(names.map(async (name) => [name, await keptFiles.address(name)] as const)).then(
      (pairs) => {
        if (!over)
          setKnown(Object.fromEntries(pairs.flatMap(([name, at]) => (at === null ? [] : [[name, at]]))))
      },
    )
    return () => {
      over = true
    }
  }, [key])
  return known
}
