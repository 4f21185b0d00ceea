import { Note } from '../../../../../ui/note/note.tsx'

/** What it means that she has not said yes, in the words of the text, and the way to them. */
export function NotAllowed({ refusal, ask }: { refusal: string; ask: () => void }) {
  return (
    <Note icon="info" onPress={ask}>
      {`${refusal}去看这一项`}
    </Note>
  )
}
