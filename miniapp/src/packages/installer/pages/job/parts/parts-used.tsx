import { Card } from '../../../../../ui/card/card.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import type { At } from './at.ts'
import { Counter } from './counter.tsx'

/** What was built in, of what the sheet names. */
export function Parts({ now: { view, record }, acts }: At) {
  const { parts } = view.sheet
  if (parts.length === 0) return null
  const used = record.draft.parts
  return (
    <>
      <Section title="用了的配件" aside="没用就不填" />
      <Card list label="用了的配件">
        {parts.map((name) => (
          <Counter
            key={name}
            name={name}
            count={used.find((one) => one.name === name)?.quantity ?? 0}
            onChange={(quantity) =>
              acts.fillIn({
                parts: [
                  ...used.filter((one) => one.name !== name),
                  ...(quantity > 0 ? [{ name, quantity }] : []),
                ],
              })
            }
          />
        ))}
      </Card>
    </>
  )
}
