const label = { 'aria-label': '' }

/** The aria attributes that WeChat reads out, by Taro's name of the component that may carry them. */
export const ARIA = {
  View: {
    ...label,
    'aria-role': '',
    'aria-checked': '',
    'aria-selected': '',
    'aria-expanded': '',
    'aria-disabled': '',
    'aria-busy': '',
    'aria-hidden': '',
    'aria-modal': '',
    'aria-level': '',
  },
  Button: label,
  Input: label,
  Textarea: label,
}
