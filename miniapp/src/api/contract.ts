/** What an endpoint of the contract takes and gives, from its types alone: zod itself stays out of the package. */

interface Given<T> {
  _zod: { input: T }
}
interface Taken<T> {
  _zod: { output: T }
}

export type Body<E> = E extends { body: Given<infer T> } ? T : never
export type Query<E> = E extends { query: Given<infer T> } ? T : never
/** The body of the first success status there is. */
export type Reply<E> = E extends { replies: infer R }
  ? R extends Record<infer S, unknown>
    ? Of<R[S & keyof R]>
    : never
  : never

type Of<R> = R extends Taken<infer T> ? T : never
