export interface Aria {
  role?:
    | 'button'
    | 'checkbox'
    | 'radio'
    | 'switch'
    | 'tab'
    | 'link'
    | 'img'
    | 'heading'
    | 'dialog'
    | 'status'
    | 'alert'
    | 'list'
    | 'listitem'
    | 'progressbar'
    | 'group'
  label?: string
  live?: 'polite' | 'assertive'
  hidden?: boolean
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  busy?: boolean
}

const names = [
  'role',
  'label',
  'live',
  'hidden',
  'checked',
  'selected',
  'disabled',
  'busy',
] as const satisfies readonly (keyof Aria)[]

type Attributes = Record<string, string>

/**
 * What a screen reader is told about a View. WeChat calls the role `aria-role`, browsers `role`;
 * all else is called alike.
 */
export function aria(about: Aria): Attributes {
  const attributes: Attributes = {}
  for (const name of names) {
    const value = about[name]
    if (value !== undefined) attributes[nameOf(name)] = String(value)
  }
  const isTappable = about.role !== undefined && tappable.has(about.role) && about.disabled !== true
  if (process.env.TARO_ENV === 'h5' && isTappable) attributes.tabindex = '0'
  return attributes
}

const tappable: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'radio',
  'switch',
  'tab',
  'link',
])

function nameOf(name: string): string {
  if (name !== 'role') return `aria-${name}`
  return process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role'
}
