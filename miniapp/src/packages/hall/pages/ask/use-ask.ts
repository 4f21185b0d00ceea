import type { OpenRequestInput } from '@onehall/shared/contract/requests'
import { useState } from 'react'
import { getRegistration } from '../../../../api/products.ts'
import { openRequest } from '../../../../api/requests.ts'
import { open, replace, useParams } from '../../../../platform/navigation.ts'
import { useDraft } from '../../../../state/use-draft.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { useSignedInFirst } from '../../../../state/use-signed-in-first.ts'
import { useWrite } from '../../../../state/use-write.ts'
import { isCodeLike } from './code-like.ts'

/** One question, about a product or about anything; or a code that was typed here instead. */
export function useAsk() {
  const params = useParams<'ask'>()
  const [about, setAbout] = useState(params.registrationId ?? null)
  const product = useResource(about && `registration:${about}`, () => getRegistration(about ?? ''))
  // words that came along are not the person's own draft, and do not take its place
  const draft = useDraft(params.text === undefined ? 'ask' : null, 1, { text: params.text ?? '' })
  const [missing, setMissing] = useState(false)
  const asking = useWrite((input: OpenRequestInput, key) => openRequest(input, key))
  const signedInFirst = useSignedInFirst()
  const text = draft.value.text.trim()
  const isCode = isCodeLike(text)

  async function ask(): Promise<void> {
    const subject = about === null ? {} : { subject: { registrationId: about } }
    const request = await asking.run({ kind: 'question', text, ...subject })
    if (!request) return
    draft.drop()
    replace('request', { id: request.id })
  }

  return {
    text: draft.value.text,
    change: (words: string) => {
      setMissing(false)
      draft.change({ text: words })
    },
    isCode,
    about: about === null ? null : { product, drop: () => setAbout(null) },
    busy: asking.busy,
    textFault: missing ? '写几个字，我们才知道问什么' : asking.problem?.fieldErrors['text'],
    problem: asking.problem && !asking.problem.fieldErrors['text'] ? asking.problem.sentence : undefined,
    send: () => {
      if (text === '') setMissing(true)
      else if (isCode) open('scanResult', { code: text })
      else signedInFirst(ask)
    },
  }
}
