import type { TestPerson } from './people.ts'

const taken = new Set<string>()

/** Free visiting times that no other test of this file is about to ask for. */
export const visitSlots = {
  async take(person: TestPerson): Promise<string> {
    const { items } = (await person.api.get('slots?kind=repair&days=14')).body
    const free = items.find(({ id }: { id: string }) => !taken.has(id))
    if (!free) throw new Error('the calendar is full')
    taken.add(free.id)
    return free.id as string
  },
}
