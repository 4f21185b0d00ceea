import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { hasScanner } from '../../../../../platform/scan.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { words, type ProductScan } from '../verdict.ts'
import './product-bar.scss'

interface ProductBarProps {
  scan: ProductScan
  /** milk powder carries no warranty card */
  hasCard: boolean
  signedOut: boolean
  busy: boolean
  problem: string | undefined
  onRegister: (unitCode: string) => void
  onAsk: (text: string) => void
  onScan: () => void
}

/** The one act that belongs to what the code says. */
export function ProductBar(props: ProductBarProps) {
  const { scan, signedOut, busy, problem } = props
  const { unit } = scan
  if (unit === null) {
    return (
      <Bar line="机身上的二维码带序列号，能查真伪、能登记">
        <Button onPress={props.onScan}>{hasScanner ? '扫机身上的码' : '查机身上的码'}</Button>
      </Bar>
    )
  }
  const register = () => props.onRegister(unit.code)
  if (scan.genuine === 'copied') {
    return (
      <Bar problem={problem}>
        <Buttons>
          <Button kind="line" busy={busy && '正在登记'} onPress={register}>
            铭牌都对，登记
          </Button>
          <Button onPress={() => props.onAsk(words.copied(scan))}>帮我核实</Button>
        </Buttons>
      </Bar>
    )
  }
  if (scan.registered === 'other') {
    return (
      <Bar problem={problem} line={signedOut ? '是您登记的，登录就能看到' : '对方转了，点一下就到您名下'}>
        <Button busy={busy && '正在登记'} onPress={register}>
          {signedOut ? '登录' : '已经转给我了'}
        </Button>
      </Bar>
    )
  }
  const points = scan.pointsOffered > 0 && <View className="b bar-points nb">积分 +{scan.pointsOffered}</View>
  const line = (
    <>
      <View>{signedOut ? '先登录，回来就登记好了' : '不用填表，点一下就好'}</View>
      {points}
    </>
  )
  return (
    <Bar problem={problem} line={line}>
      <Button busy={busy && '正在登记'} onPress={register}>
        {props.hasCard ? '登记，领保修卡' : '登记到我的产品'}
      </Button>
    </Bar>
  )
}

function Bar({
  problem,
  line,
  children,
}: {
  problem?: string | undefined
  line?: ReactNode
  children: ReactNode
}) {
  return (
    <BottomBar line={!problem && line}>
      {problem && (
        <View className="bar-problem">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      {children}
    </BottomBar>
  )
}
