import { dayOf } from '@onehall/shared/domain/time'
import { z } from 'zod'
import { createDemo } from './demo/demo.ts'
import { createInstallation } from './departments/installation.ts'
import { createLogistics } from './departments/logistics.ts'
import { createSales } from './departments/sales.ts'
import { createMap } from './map/map.ts'
import { createPolice } from './police/police.ts'
import { createSms } from './sms/sms.ts'
import { createWechat } from './wechat/wechat.ts'

const given = z.string().min(1)
const environment = z.object({
  /** the first of eight ports in a row; 0 takes free ones */
  PORTS: z.coerce.number().int().min(0).max(65_528),
  HOOK_BASE: z.url(),
  PUBLIC_URL: z.url(),
  DATA_DIR: given,
  SALES_SECRET: given,
  LOGISTICS_SECRET: given,
  INSTALLATION_SECRET: given,
  WECHAT_APP_ID: given,
  WECHAT_APP_SECRET: given,
  SMS_KEY: given,
  DEVICES_SECRET: given,
  POLICE_SECRET: given,
  TIP_DESK_URL: z.url(),
  TIP_DESK_CODE: given,
})
export type Environment = z.infer<typeof environment>

/** Takes everything from outside, with no defaults; throws a sentence that names what is missing. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  if (env.NODE_ENV === 'production') throw new Error('Stand-ins never run in production.')
  const read = environment.safeParse(env)
  if (read.success) return read.data
  const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))]
  throw new Error(`Missing or wrong in the environment: ${names.join(', ')}`)
}

/** Opens every stand-in and the demo sheet, each on a port of its own. */
export async function startAll(env: Environment) {
  const port = (place: number): number => (env.PORTS === 0 ? 0 : env.PORTS + place)
  const department = { hookBase: env.HOOK_BASE, dataDir: env.DATA_DIR }
  const logistics = await createLogistics({ ...department, port: port(1), secret: env.LOGISTICS_SECRET })
  const mocks = {
    sales: await createSales({
      ...department,
      port: port(0),
      secret: env.SALES_SECRET,
      ship: logistics.ship,
    }),
    logistics,
    installation: await createInstallation({
      ...department,
      port: port(2),
      secret: env.INSTALLATION_SECRET,
      demoDay: dayOf(new Date()),
    }),
    wechat: await createWechat({ port: port(3), appId: env.WECHAT_APP_ID, appSecret: env.WECHAT_APP_SECRET }),
    sms: await createSms({ port: port(4), key: env.SMS_KEY }),
    police: await createPolice({
      port: port(5),
      secret: env.POLICE_SECRET,
      dataDir: env.DATA_DIR,
      hookBase: `${env.TIP_DESK_URL}/api/v1/tip-desk`,
    }),
  }
  const tipDesk = { url: env.TIP_DESK_URL, code: env.TIP_DESK_CODE }
  const demo = await createDemo({
    port: port(6),
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
    mocks,
    tipDesk,
    deviceCloud: { secret: env.DEVICES_SECRET, hookBase: env.HOOK_BASE },
  })
  return { ...mocks, demo, map: await createMap({ port: port(7) }) }
}
