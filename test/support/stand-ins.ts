import {
  createInstallation,
  createLogistics,
  createMap,
  createSales,
  createSms,
  createWechat,
  type Mode,
  type Received,
} from '@onehall/mocks/index'

/** All that a BFF talks to, listening; `env` says where. */
export async function openStandIns(
  keys: Record<string, string>,
  { demoDay, ...more }: { hookBase: string; pace: number; visitPace: number; demoDay?: string | undefined },
) {
  const departments = {
    sales: await createSales({ port: 0, secret: keys['SALES_SECRET']!, ...more }),
    logistics: await createLogistics({ port: 0, secret: keys['LOGISTICS_SECRET']!, ...more }),
    installation: await createInstallation({
      port: 0,
      secret: keys['INSTALLATION_SECRET']!,
      demoDay,
      ...more,
    }),
  }
  const wechat = await createWechat({
    port: 0,
    appId: keys['WECHAT_APP_ID']!,
    appSecret: keys['WECHAT_APP_SECRET']!,
  })
  const sms = await createSms({ port: 0, key: keys['SMS_KEY']! })
  const map = await createMap({ port: 0 })
  return {
    departments,
    env: {
      SALES_URL: departments.sales.url,
      LOGISTICS_URL: departments.logistics.url,
      INSTALLATION_URL: departments.installation.url,
      WECHAT_URL: wechat.url,
      SMS_URL: sms.url,
      MAP_URL: map.url,
    } as Record<string, string>,
    async close() {
      await Promise.all([...Object.values(departments), wechat, sms, map].map((server) => server.close()))
    },
  }
}

/** How a stand-in misbehaves from now on. */
export async function behave(
  url: string,
  mode: Mode,
  more: { ms?: number; rate?: number } = {},
): Promise<void> {
  await fetch(`${url}/__behaviour`, { method: 'POST', body: JSON.stringify({ mode, ...more }) })
}

/** What it was sent so far, the oldest first. */
export async function receivedBy(url: string): Promise<Received[]> {
  return (await (await fetch(`${url}/__received`)).json()) as Received[]
}
