import { Canvas, View, type CanvasTouchEvent } from '@tarojs/components'
import type { PointerEvent } from 'react'
import { role } from '../../../ui/aria.ts'
import { Button, Buttons } from '../../../ui/button/button.tsx'
import { Note } from '../../../ui/note/note.tsx'
import './parts.scss'
import { PAD_ID, useSignPad, type SignPad as Pad } from './use-sign-pad.ts'

/** The customer signs with a finger; the picture of it is what counts. A signed slip can be photographed instead. */
export function SignPad({ onDone }: { onDone: (path: string) => void }) {
  const pad = useSignPad()
  async function done(): Promise<void> {
    const path = await pad.picture()
    if (path) onDone(path)
  }
  if (pad.broken) {
    return (
      <Note kind="warm" icon="info">
        这台手机上签不了，请在服务单上签，拍下来
      </Note>
    )
  }
  return (
    <>
      <View className="shot-name">请客户用手指在框里签名</View>
      <View className="sign" {...role('img')} aria-label="签名的地方">
        {process.env.TARO_ENV === 'h5' ? <BrowserPaper pad={pad} /> : <WechatPaper pad={pad} />}
      </View>
      <View className="mt2">
        <Buttons>
          <Button small kind="line" icon="refresh" onPress={pad.clear}>
            清除
          </Button>
          <Button small kind="soft" icon="tick" off={!pad.signed} onPress={() => void done()}>
            用这个签名
          </Button>
        </Buttons>
      </View>
    </>
  )
}

function BrowserPaper({ pad }: { pad: Pad }) {
  const at = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => ({ x: offsetX, y: offsetY })
  return (
    <canvas
      id={PAD_ID}
      className="sign-paper"
      onPointerDown={(e) => {
        // the line goes on where the finger leaves the paper
        e.currentTarget.setPointerCapture(e.pointerId)
        pad.begin(at(e))
      }}
      onPointerMove={(e) => e.currentTarget.hasPointerCapture(e.pointerId) && pad.move(at(e))}
      onPointerUp={pad.end}
      onPointerCancel={pad.end}
    />
  )
}

function WechatPaper({ pad }: { pad: Pad }) {
  const at = ({ touches: [finger] }: CanvasTouchEvent) => ({ x: finger?.x ?? 0, y: finger?.y ?? 0 })
  return (
    <Canvas
      id={PAD_ID}
      type="2d"
      disableScroll
      className="sign-paper"
      onTouchStart={(e) => pad.begin(at(e))}
      onTouchMove={(e) => pad.move(at(e))}
      onTouchEnd={pad.end}
      onTouchCancel={pad.end}
    />
  )
}
