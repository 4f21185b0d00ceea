/** The package's own types leave out file endings, which Node's way of resolving does not find. */
declare module 'opencc-js/t2cn' {
  export function Converter(options: { from: string; to: string }): (text: string) => string
}
