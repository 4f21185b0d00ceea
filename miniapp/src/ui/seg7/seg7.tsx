import { View } from '@tarojs/components'
import { picture } from '../aria.ts'
import { SHOWN } from './shown.ts'
import './drawn.scss'
import './seg7.scss'

/** A fault code as the machine shows it; in plain letters where seven segments cannot. */
export function Seg7({ code }: { code: string }) {
  const chars = code.split('')
  return (
    <View className="seg7" {...picture(`机器面板显示 ${code}`)}>
      {chars.every((char) => SHOWN.includes(char)) ? (
        chars.map((char, i) => <View key={i} className={`seg7-cell seg7-cell--${char}`} />)
      ) : (
        <View className="seg7-text mono">{code}</View>
      )}
    </View>
  )
}
