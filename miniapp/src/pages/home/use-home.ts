import { scanWithCamera } from '../../platform/scan.ts'
import { say } from '../../state/toast.ts'

export function useHome() {
  async function scan(): Promise<void> {
    const outcome = await scanWithCamera()
    if (!outcome.ok && outcome.sentence) say({ icon: 'info', text: outcome.sentence })
  }
  return { scan: () => void scan() }
}
