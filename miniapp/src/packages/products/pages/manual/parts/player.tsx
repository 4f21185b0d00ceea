import { View } from '@tarojs/components'
import { role } from '../../../../../ui/aria.ts'
import { Clip } from '../../../../../ui/clip/clip.tsx'
import { cls } from '../../../../../ui/cls.ts'
import { IconButton } from '../../../../../ui/button/button.tsx'
import { Silhouette } from '../../../../../ui/silhouette/silhouette.tsx'
import type { SilhouetteName } from '../../../../../ui/silhouette/names.ts'
import '../../../../../ui/steps/drawn.scss'
import { lengthOf, type Frame, type Picture } from '../pictures.ts'
import { useFrames } from './use-frames.ts'
import './player.scss'

interface PlayerProps {
  title: string
  frames: readonly Frame[]
  /** what is shown where we have no drawing of a step */
  cover: SilhouetteName
}

/** The steps as drawn stills, one after the other: to be played, paused, gone through by hand. */
export function Player({ title, frames, cover }: PlayerProps) {
  const { at, playing, play, pause, go } = useFrames(frames)
  const frame = at === null ? undefined : frames[at]
  const first = frames.find(({ picture }) => picture)?.picture ?? null
  if (at === null || !frame) {
    return (
      <Clip
        title={title}
        seconds={lengthOf(frames)}
        cover={<Scene picture={first} cover={cover} />}
        onPlay={play}
      />
    )
  }
  return (
    <View className="player" {...role('group')} aria-label={title}>
      <Scene key={at} picture={frame.picture} cover={cover} />
      <View className="player-bar" aria-hidden>
        {frames.map((one, i) => (
          <View key={one.text} className={cls('player-part', i <= at && 'player-part--on')} />
        ))}
      </View>
      <View className="player-text" {...role('status')}>
        <View className="num q">{`${at + 1}/${frames.length}`}</View>
        <View className="grow">{frame.text}</View>
      </View>
      <View className="player-acts">
        <IconButton bare icon="back" label="上一幅" off={at === 0} onPress={() => go(at - 1)} />
        <IconButton
          icon={playing ? 'pause' : 'play-full'}
          label={playing ? '暂停' : '播放'}
          onPress={playing ? pause : play}
        />
        <IconButton bare icon="go" label="下一幅" off={at === frames.length - 1} onPress={() => go(at + 1)} />
      </View>
    </View>
  )
}

function Scene({ picture, cover }: { picture: Picture | null; cover: SilhouetteName }) {
  if (picture === 'drain') return <View className="clip-art scene" />
  return (
    <View className="scene" aria-hidden>
      {picture ? (
        <View className={`step-art step-art--${picture} scene-art`} />
      ) : (
        <View className="scene-thing">
          <Silhouette name={cover} />
        </View>
      )}
    </View>
  )
}
