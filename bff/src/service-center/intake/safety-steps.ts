/** The numbered steps of a safety article, word for word: "先这样：1. …；2. …" becomes two steps. */
export function safetySteps(body: string): string[] {
  const parts = body.split(/(?:^|[：:；;。\s])\d+[.．、]\s*/).slice(1)
  const steps = parts.map((part) => part.replace(/[；;]$/, '').trim()).filter(Boolean)
  return steps.length > 0 ? steps : [body]
}
