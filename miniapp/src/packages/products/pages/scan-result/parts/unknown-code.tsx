import { View } from '@tarojs/components'
import { hasScanner } from '../../../../../platform/scan.ts'
import { Blank } from '../../../../../ui/blank/blank.tsx'
import { Button } from '../../../../../ui/button/button.tsx'
import { UNKNOWN, words, type UnknownScan } from '../verdict.ts'
import './unknown-code.scss'

interface UnknownCodeProps {
  scan: UnknownScan
  /** what was read */
  code: string
  onScan: () => void
  onType: () => void
  onAsk: (text: string) => void
}

/** A code that leads nowhere here: why, what was read, and the ways on. What it leads to elsewhere is not opened. */
export function UnknownCode({ scan, code, onScan, onType, onAsk }: UnknownCodeProps) {
  const { reason } = scan
  return (
    <>
      <Blank
        art="error"
        {...UNKNOWN[reason]}
        act={{ text: hasScanner ? '再扫一次' : '换一个码', onPress: onScan }}
      />
      <View className="unknown-more">
        {hasScanner && (
          <Button kind="bare" onPress={onType}>
            自己输入编号
          </Button>
        )}
        {reason === 'not_found' && (
          <Button kind="bare" onPress={() => onAsk(words.notFound(code))}>
            请客服核实
          </Button>
        )}
        <View className="t1 qq c unknown-read">{`读到的是 ${code}`}</View>
      </View>
    </>
  )
}
