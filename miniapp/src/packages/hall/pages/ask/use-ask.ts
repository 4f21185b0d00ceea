import type { OpenRequestInput } from '@onehall/shared/contract/requests'
import { useState } from 'react'
import { openRequest } from '../../../../api/requests.ts'
import { open, replace, useParams } from '../../../../platform/navigation.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { keep } from '../../../../platform/storage.ts'
import { keptRequest } from '../../../../state/kept-request.ts'
import { useSession } from '../../../../state/session.ts'
import { useDraft } from '../../../../state/use-draft.ts'
import { useSignedInFirst } from '../../../../state/use-signed-in-first.ts'
import { useUploads, type KeptMedia } from '../../../../state/use-uploads.ts'
import { useWrite } from '../../../../state/use-write.ts'
import { isCodeLike } from './code-like.ts'
import { useAbout } from './use-about.ts'

/** One sentence, about a product or about anything; or a code that was typed here instead. */
export function useAsk() {
  const params = useParams<'ask'>()
  const signedIn = useSession((s) => s.account !== null) || signsInSilently
  const [about, setAbout] = useState(params.registrationId ?? null)
  // words that came along are not the person's own draft, and do not take its place
  const draft = useDraft(params.text === undefined ? 'ask' : null, 1, { text: params.text ?? '' })
  const [keptMedia] = useState(() => keep<KeptMedia>('written.media.ask', 1))
  const uploads = useUploads(keptMedia)
  const [missing, setMissing] = useState(false)
  const asking = useWrite((input: OpenRequestInput, key) => openRequest(input, key))
  const signedInFirst = useSignedInFirst()
  const text = draft.value.text.trim()
  const isCode = isCodeLike(text)

  async function ask(): Promise<void> {
    const subject = about === null ? {} : { subject: { registrationId: about } }
    const { mediaIds } = uploads
    const request = await asking.run({
      kind: 'question',
      text,
      ...subject,
      ...(mediaIds.length > 0 && { mediaIds }),
    })
    if (!request) return
    draft.drop()
    keptMedia.clear()
    // the thread goes on where this page stands, with the answer in it
    keptRequest(request.id).write(request)
    replace('request', { id: request.id })
  }

  return {
    text: draft.value.text,
    change: (words: string) => {
      setMissing(false)
      draft.change({ text: words })
    },
    isCode,
    about: useAbout(signedIn, about, setAbout),
    uploads: signedIn ? uploads : null,
    busy: asking.busy,
    waiting: uploads.pending,
    textFault: missing ? '写几个字，我们才知道问什么' : asking.problem?.fieldErrors['text'],
    problem: asking.problem && !asking.problem.fieldErrors['text'] ? asking.problem.sentence : undefined,
    send: () => {
      if (text === '') setMissing(true)
      else if (isCode) open('scanResult', { code: text })
      else if (!uploads.pending) signedInFirst(ask)
    },
  }
}
