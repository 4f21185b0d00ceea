import type { MessageView } from '@onehall/shared/contract/requests'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { Image, View } from '@tarojs/components'
import { absolute } from '../../../api/client.ts'
import { playClip, showPictures } from '../../../platform/media.ts'
import { cls } from '../../../ui/cls.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Press } from '../../../ui/press/press.tsx'
import { threadOf, type ThreadBlock } from '../thread.ts'
import type { CaseView } from '../use-case.ts'
import './thread.scss'

interface DeskThreadProps {
  request: CaseView
  /** the agent's own name: their words are 您 */
  me: string
}

/** What was said, what was done, and what only colleagues see, oldest on top. */
export function DeskThread({ request, me }: DeskThreadProps) {
  const who = request.person.nameMasked
  return (
    <View className="d-thread">
      {threadOf(request).map((block) => (
        <Block key={block.key} block={block} who={who} me={me} />
      ))}
    </View>
  )
}

function Block({ block, who, me }: { block: ThreadBlock; who: string; me: string }) {
  if (block.kind === 'message') return <Message message={block.message} who={who} me={me} />
  if (block.kind === 'note') {
    const by = block.note.name === me ? '您' : block.note.name
    return (
      <View className="d-mine">
        <View className="d-meta num">{`${by}的备注，只有同事看得到 ${moment(block.at)}`}</View>
        <View className="d-note">{block.note.text}</View>
      </View>
    )
  }
  return (
    <View className="d-events">
      {block.lines.map(({ at, text }, i) => (
        <View key={i} className="d-event">
          <View className="d-event-at num">{moment(at)}</View>
          <View>{text}</View>
        </View>
      ))}
    </View>
  )
}

function Message({ message, who, me }: { message: MessageView; who: string; me: string }) {
  const { from, name, at, text, media } = message
  const isPerson = from === 'you'
  const speaker = isPerson ? who : from === 'agent' && name === me ? '您' : (name ?? '一厅')
  return (
    <View className={isPerson ? 'd-theirs' : 'd-mine'}>
      <View className="d-meta num">{`${speaker} ${moment(at)}`}</View>
      {text && (
        <View className={cls('d-words', isPerson ? 'd-words--theirs' : from === 'agent' && 'd-words--ours')}>
          {text}
        </View>
      )}
      {media.length > 0 && <Photos media={media} />}
    </View>
  )
}

function Photos({ media }: Pick<MessageView, 'media'>) {
  const pictures = media.filter(({ kind }) => kind === 'image').map(({ url }) => absolute(url))
  return (
    <View className="d-photos">
      {media.map(({ id, kind, url }, i) => (
        <Press
          key={id}
          className="d-photo"
          label={kind === 'image' ? `看第 ${i + 1} 张照片` : `播放第 ${i + 1} 段视频`}
          onPress={() => (kind === 'image' ? showPictures(pictures, absolute(url)) : playClip(absolute(url)))}
        >
          {kind === 'image' ? (
            <Image className="d-photo-src" src={absolute(url)} mode="aspectFill" />
          ) : (
            <Icon name="play" />
          )}
        </Press>
      ))}
    </View>
  )
}

/** 14:06, and the day before it where that was not today. */
function moment(at: string): string {
  const day = dayWords(at, new Date())
  return day === '今天' ? clock(at) : `${day} ${clock(at)}`
}
