import { View } from '@tarojs/components'
import { open } from '../../../platform/navigation.ts'
import { sendUnsent, takeBack, type Unsent } from '../../../state/unsent.ts'
import { Button, Buttons } from '../../../ui/button/button.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

interface UnsentSheetProps {
  one: Unsent | null
  onClose: () => void
}

/** What is written, and what to do with it. */
export function UnsentSheet({ one, onClose }: UnsentSheetProps) {
  function letBe(): void {
    if (one) takeBack(one.key)
    onClose()
  }
  function goOn(): void {
    if (one?.refused) changeIt(one)
    else void sendUnsent()
    onClose()
  }
  const foot = (
    <Buttons>
      <Button kind="line" onPress={letBe}>
        不发了
      </Button>
      <Button kind="line" onPress={goOn}>
        {one?.refused ? '改一改' : '现在就发'}
      </Button>
    </Buttons>
  )
  return (
    <Sheet open={one !== null} title={one?.title ?? ''} foot={foot} onClose={onClose}>
      {one && (
        <>
          {one.body.faultCode && <View className="t2">{`显示 ${one.body.faultCode}`}</View>}
          {one.body.text && <View className="t2">{one.body.text}</View>}
          <View className="t1 q mt2">
            {one.refused ? `没发成：${one.refused}` : '还在您手机里。有网就自动发出，不会发两次'}
          </View>
        </>
      )}
    </Sheet>
  )
}

/** The server said no to it as it was: back to where it was written. */
function changeIt({ key, body }: Unsent): void {
  const { subject, faultCode, text } = body
  const registrationId = subject?.registrationId
  takeBack(key)
  if (body.kind === 'install' && registrationId) open('install', { registrationId })
  else {
    open('repair', {
      ...(registrationId && { registrationId }),
      ...(faultCode && { faultCode }),
      ...(text && { text }),
    })
  }
}
