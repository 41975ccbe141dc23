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

type Attributes = Record<string, string | boolean>

/**
 * What a screen reader is told about a View. WeChat calls the role `aria-role`, browsers `role`;
 * all else is called alike.
 */
export function aria(about: Aria): Attributes {
  const attributes: Attributes = {}
  for (const [name, value] of Object.entries(about)) {
    if (value === undefined) continue
    attributes[nameOf(name)] = typeof value === 'boolean' ? String(value) : value
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
