import type { NoticeView } from '@onehall/shared/contract/notices'
import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { call } from '../../../../../platform/phone.ts'
import { BigChoice } from '../../../../../ui/choice/big-choice.tsx'
import type { IconName } from '../../../../../ui/icon/names.ts'
import { Note } from '../../../../../ui/note/note.tsx'

type Choice = NoticeView['choices'][number]['rel']

const ICONS: Record<Choice, IconName> = { seen: 'eye', self: 'me', share: 'share' }

/** What one can do: three plain choices, and the police where the person stands before one. */
export function WaysOn({ notice, onShare }: { notice: NoticeView; onShare: () => void }) {
  const { id: noticeId, choices, urgent } = notice
  const go: Record<Choice, () => void> = {
    seen: () => open('tip', { noticeId }),
    self: () => open('tip', { noticeId, self: '1' }),
    share: onShare,
  }
  return (
    <>
      <View className="mt5">
        {choices.map(({ rel, title, note }) => (
          <BigChoice
            key={rel}
            main={rel === 'seen'}
            icon={ICONS[rel]}
            title={title}
            sub={note}
            onPress={go[rel]}
          />
        ))}
      </View>
      <View className="mt3">
        <Note kind="bad" icon="phone" onPress={() => void call(urgent.phone)}>
          {urgent.sentence}
        </Note>
      </View>
    </>
  )
}
