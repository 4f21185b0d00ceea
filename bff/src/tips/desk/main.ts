import { serve } from '../../serve.ts'
import { readTipDeskConfig } from './config.ts'
import { createDeskContainer } from './container.ts'

serve(async () => {
  const config = readTipDeskConfig()
  return {
    ...config,
    ...(await createDeskContainer(config)),
    listening: (url) => process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`),
  }
})
