import type { FaultCodeView } from '@onehall/shared/contract/products'
import { View } from '@tarojs/components'
import { cls } from '../../../../../ui/cls.ts'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import { dangerFirst } from '../search.ts'
import './codes.scss'

interface CodesProps {
  codes: readonly FaultCodeView[]
  onCode: (code: string) => void
}

/** Every code the panel can show. What can hurt somebody stands first and says so. */
export function Codes({ codes, onCode }: CodesProps) {
  const dangers = codes.filter(({ severity }) => severity === 'danger')
  return (
    <>
      {dangers.length > 0 && (
        <View className="codes-danger">
          {dangers.map(({ code, meaning }) => (
            <Press key={code} className="code-danger" onPress={() => onCode(code)}>
              <Icon name="alert-bold" />
              <View className="grow">
                <View className="b">{`${code}　危险`}</View>
                <View className="t1">{meaning}</View>
              </View>
              <Icon name="go" size="xs" />
            </Press>
          ))}
        </View>
      )}
      <View className="codes">
        {dangerFirst(codes)
          .slice(dangers.length)
          .map(({ code, meaning }) => (
            <Press
              key={code}
              className={cls('code', 'mono')}
              label={`${code}，${meaning}`}
              onPress={() => onCode(code)}
            >
              {code}
            </Press>
          ))}
      </View>
    </>
  )
}
