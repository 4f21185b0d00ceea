import { readData } from './data-files.ts'
import { mentionsIn, type Mention } from './lexicon.ts'
import { clausesOf, normalise, tokensOf, type Clause } from './text.ts'

/** What the model sees of a part of a text: hashes of runs and concepts, and of how the part is meant. */
export interface Part {
  marks: readonly number[]
  modes: readonly number[]
}
export interface Features {
  /** All that is not said in content only. */
  whole: Part
  clauses: readonly Part[]
}

/** Hashes are this many bits long: the model has one row of weights for each. */
export const HASH_BITS = 17
const RUN = 3
const SOUND_RUN = 3
const MODES = Object.entries(readData('modes.json') as Record<string, string>).map(
  ([mode, pattern]) => [mode, new RegExp(pattern)] as const,
)

export function featuresOf(text: string): Features {
  const clauses = clausesOf(tokensOf(normalise(text))).map((clause, i, all) => {
    const mentions = mentionsIn(clause)
    return {
      marks: [...runsOf(clause), ...linksOf(mentions)],
      mentions,
      modes: modesOf(clause, i, all.length),
    }
  })
  const told = clauses.filter(({ modes }) => !modes.includes('content'))
  const heart = told.length > 0 ? told : clauses
  return {
    whole: {
      marks: hashes(
        [
          ...heart.flatMap((c) => c.marks),
          ...pairsOf(
            heart.flatMap((c) => c.mentions),
            'far',
          ),
        ],
        '',
      ),
      modes: hashes(
        clauses.flatMap((c) => c.modes),
        'has ',
      ),
    },
    clauses: clauses.map((c) => ({ marks: hashes(c.marks, 'in '), modes: hashes(c.modes, 'mode ') })),
  }
}

/** Runs of characters and of sounds, with the ends of the clause. */
function runsOf(clause: Clause): string[] {
  const forms = ['^', ...clause.map((t) => t.form), '$']
  const sounds = ['^', ...clause.map((t) => t.sound), '$']
  const runs: string[] = []
  for (let at = 0; at < forms.length; at++)
    for (let length = 1; length <= RUN && at + length <= forms.length; length++) {
      const run = forms.slice(at, at + length)
      if (run.every(Boolean)) runs.push(`c${run.join('')}`)
      if (length <= SOUND_RUN) runs.push(`s${sounds.slice(at, at + length).join(' ')}`)
    }
  return runs
}

/** Concepts, which follows which, and which stand in one clause. */
function linksOf(mentions: readonly Mention[]): string[] {
  const names = ['^', ...mentions.map(nameOf), '$']
  const follows = names.flatMap((name, i) => [
    ...(i + 1 < names.length ? [`f${name}>${names[i + 1]!}`] : []),
    ...(i + 2 < names.length ? [`f${name}>${names[i + 1]!}>${names[i + 2]!}`] : []),
  ])
  return [
    ...mentions.flatMap((m) => namesOf(m).map((n) => `n${n}`)),
    ...follows,
    ...pairsOf(mentions, 'near'),
  ]
}

function pairsOf(mentions: readonly Mention[], how: string): string[] {
  const names = [...new Set(mentions.flatMap(namesOf))].sort()
  return names.flatMap((name, i) => names.slice(i + 1).map((other) => `${how} ${name}&${other}`))
}

const namesOf = ({ concepts, heard }: Mention): string[] => concepts.map((c) => (heard ? `~${c}` : c))
const nameOf = (mention: Mention): string => namesOf(mention)[0]!

function modesOf(clause: Clause, at: number, count: number): string[] {
  const text = clause.map((t) => t.form).join('')
  const modes = MODES.filter(([, pattern]) => pattern.test(text)).map(([mode]) => mode)
  if (at === 0) modes.push('first')
  if (at === count - 1) modes.push('last')
  if (count === 1) modes.push('only')
  return modes
}

function hashes(marks: readonly string[], prefix: string): number[] {
  return [...new Set(marks.map((mark) => hash(prefix + mark)))]
}

/** FNV-1a, stirred once more so that the low bits are as good as the others. */
function hash(mark: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < mark.length; i++) h = Math.imul(h ^ mark.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) & ((1 << HASH_BITS) - 1)
}
