import { readConfig } from './config.ts'
import { createContainer } from './container.ts'
import { serve } from './serve.ts'

serve(async () => {
  const config = readConfig()
  const container = await createContainer(config)
  return {
    ...config,
    ...container,
    listening: () => container.logger.info({ port: config.port }, 'listening'),
  }
})
