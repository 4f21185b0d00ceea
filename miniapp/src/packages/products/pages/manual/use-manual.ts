import { getManual, manualOnDevice } from '../../../../api/products.ts'
import { useParams } from '../../../../platform/navigation.ts'
import { useResource } from '../../../../state/use-resource.ts'

/** Which part of the manual this page shows. */
export type Part =
  { is: 'contents' } | { is: 'chapter'; id: string; step: number | null } | { is: 'fault'; code: string }

/** The manual a page was opened for: at once from the device where it was read before, then as the server has it. */
export function useManual() {
  const { gtin = '', chapter, step, code, registrationId } = useParams<'manual'>()
  const onDevice = manualOnDevice(gtin)
  const manual = useResource(`manual:${gtin}`, () => getManual(gtin), onDevice)
  return {
    manual: { ...manual, data: manual.data?.body ?? null },
    kept: manual.data !== null && onDevice.read() !== null,
    part: partOf(chapter, step, code),
    registrationId,
  }
}

function partOf(chapter?: string, step?: string, code?: string): Part {
  if (code) return { is: 'fault', code }
  if (chapter) return { is: 'chapter', id: chapter, step: step === undefined ? null : Number(step) }
  return { is: 'contents' }
}
