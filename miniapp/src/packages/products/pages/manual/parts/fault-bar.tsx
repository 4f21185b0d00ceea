import type { FaultCodeView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { back, open } from '../../../../../platform/navigation.ts'
import { say } from '../../../../../state/toast.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import './fault.scss'

interface FaultBarProps {
  fault: FaultCodeView
  gtin: string
  registrationId: string | undefined
}

/** It helped, or it goes on to a repair with the code in it. */
export function FaultBar({ fault, gtin, registrationId }: FaultBarProps) {
  const repair = () =>
    open('repair', {
      faultCode: fault.code,
      ...(registrationId ? { registrationId } : { code: gtin }),
    })
  if (fault.severity === 'danger') {
    return (
      <BottomBar line="人先安全，再报修">
        <Button onPress={repair}>现在报修</Button>
      </BottomBar>
    )
  }
  const steps = fault.selfHelp.length
  return (
    <BottomBar
      line={<View className="b fault-asks">{`试完${steps > 1 ? ` ${steps} 步` : ''}，好了吗？`}</View>}
    >
      <Buttons>
        <Button
          kind="line"
          onPress={() => {
            say({ icon: 'tick', text: '好了就好，有事再来' })
            back()
          }}
        >
          好了
        </Button>
        <Button onPress={repair}>没好，报修</Button>
      </Buttons>
    </BottomBar>
  )
}
