import { ApiError } from '../../../../api/problem.ts'
import { getTrace } from '../../../../api/products.ts'
import { useParams } from '../../../../platform/navigation.ts'
import { useResource } from '../../../../state/use-resource.ts'

/** Where one unit comes from; 'none' where nothing is on record. */
export function useTrace() {
  const { unit = '' } = useParams<'trace'>()
  return useResource(`trace:${unit}`, async () => {
    try {
      return await getTrace(unit)
    } catch (error) {
      const nothing = error instanceof ApiError && ['trace.none', 'unit.unknown'].includes(error.code)
      if (nothing) return 'none' as const
      throw error
    }
  })
}
