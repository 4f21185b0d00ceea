/**
 * When a code looks copied (article kb-157): a few scans by family, installer and shop are normal; the same code
 * seen from many networks within days is not. A network prefix stands for a place: we do not ask where people are.
 */
const NETWORKS = 5
const DAYS = 7

export function looksCopied(recent: readonly { network: string; at: Date }[], now: Date): boolean {
  const since = now.getTime() - DAYS * 86_400_000
  return (
    new Set(recent.filter((scan) => scan.at.getTime() >= since).map((scan) => scan.network)).size >= NETWORKS
  )
}
