import type { Mode, Received } from '@onehall/mocks/index'

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
