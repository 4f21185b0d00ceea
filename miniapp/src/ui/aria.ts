export type Role =
  | 'alert'
  | 'alertdialog'
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'img'
  | 'list'
  | 'listitem'
  | 'main'
  | 'navigation'
  | 'progressbar'
  | 'radio'
  | 'radiogroup'
  | 'region'
  | 'status'
  | 'switch'
  | 'tab'
  | 'tablist'

/** The role of an element: `role` in a browser, `aria-role` in WeChat (config/accessible.ts lets it through). */
export const role = (name: Role): object =>
  process.env.TARO_ENV === 'h5' ? { role: name } : { 'aria-role': name }

/** A picture with a name, or a decoration that readers skip. */
export const picture = (label: string | undefined): object =>
  label ? { ...role('img'), 'aria-label': label } : { 'aria-hidden': true }
