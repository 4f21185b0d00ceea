import { build } from './build-steps.mjs'
import { fail } from './console.mjs'
import { setupPackages } from './setup.mjs'

/** `npm run build`: everything that is stale. */
setupPackages()
  .then(() => build('server', 'h5', 'weapp'))
  .catch(fail)
