declare module 'miniprogram-compiler' {
  const compiler: {
    /** WeChat's WXML compiler over every template under `root`; JavaScript that ends in `return $gwx`. */
    wxmlToJs(root: string, options?: { maxBuffer?: number }): string
  }
  export default compiler
}
