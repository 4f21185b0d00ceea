import { Canvas, Image, View } from '@tarojs/components'
import { openPermissions, savesToDisk } from '../../../../platform/save-file.ts'
import { role } from '../../../../ui/aria.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Over } from '../../parts/over.tsx'
import { CANVAS, usePoster } from './use-poster.ts'
import './poster.scss'

export default function PosterPage() {
  const { notice, drawing, again, save, refused } = usePoster()
  const bar = drawing.is === 'done' && notice.data !== 'over' && (
    <BottomBar after="海报上没有您的任何信息">
      {refused && (
        <View className="stale">
          <Note live kind="bad" icon="alert" {...(!savesToDisk && { onPress: openPermissions })}>
            {refused}
          </Note>
        </View>
      )}
      <Button icon="download" onPress={() => save(drawing.path)}>
        {savesToDisk ? '下载海报' : '存到相册'}
      </Button>
    </BottomBar>
  )
  return (
    <Screen title="海报" bar={bar}>
      <Loaded of={notice} skeleton={<Skeleton rows={3} />} offline="海报要连上才能做">
        {(one) => {
          if (one === 'over') return <Over />
          if (drawing.is === 'failed') {
            return (
              <Blank
                art="error"
                title="海报没画成"
                text="照片没取到，或者这台手机画不了。网址照样能转"
                act={{ text: '再画一次', onPress: again }}
              />
            )
          }
          if (drawing.is === 'drawing') {
            return (
              <View className="t1 q c" {...role('status')}>
                正在画
              </View>
            )
          }
          const words = `寻人海报：${one.sentence}。${one.features.join('。')}`
          return (
            <View className="poster-frame" {...role('img')} aria-label={words}>
              <Image
                className="poster-picture"
                src={drawing.path}
                mode="widthFix"
                showMenuByLongpress
                {...(process.env.TARO_ENV === 'h5' && { imgProps: { alt: '' } })}
              />
            </View>
          )
        }}
      </Loaded>
      {process.env.TARO_ENV === 'weapp' && <Canvas className="poster-canvas" type="2d" id={CANVAS} />}
    </Screen>
  )
}
