import { View } from '@tarojs/components'
import { Link } from '../../../../../ui/button/button.tsx'
import { Note } from '../../../../../ui/note/note.tsx'

/** What it means that she has not said yes, in the words of the text, and the way to them. */
export function NotAllowed({ refusal, ask }: { refusal: string; ask: () => void }) {
  return (
    <Note icon="info">
      <View>{`您还没同意，所以现在${refusal}`}</View>
      <Link onPress={ask}>去看这一项</Link>
    </Note>
  )
}
