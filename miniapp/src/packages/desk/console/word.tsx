import { View } from '@tarojs/components'
import { useToast } from '../../../state/toast.ts'
import { Toast } from '../../../ui/toast/toast.tsx'

/** The word in passing, as Screen shows it on every other page. */
export function Word() {
  const word = useToast((s) => s.word)
  return (
    word && (
      <View className="float">
        <Toast icon={word.icon} text={word.text} act={word.act} />
      </View>
    )
  )
}
