import { Button as NativeButton, Text } from '@tarojs/components'
import type { ButtonProps as NativeProps } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './icon'
import type { IconName } from './icon'

interface ButtonProps {
  /** Stable, for tests. */
  id?: string
  label: string
  onTap?: () => void
  /** One primary on a screen; `quiet` is text alone; `danger` undoes or takes away. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'm' | 's'
  block?: boolean
  /** Waits for the cloud: keeps its width, takes no second tap. */
  busy?: boolean
  disabled?: boolean
  icon?: IconName
  /** What WeChat itself should do: share, choose an avatar, agree to the privacy terms. */
  openType?: NativeProps['openType']
  /** For tests and screen readers, where the label alone does not say enough. */
  spoken?: string
}

export function Button(props: ButtonProps) {
  const { label, onTap, kind = 'secondary', size = 'm', block, busy, disabled, icon } = props
  const isIdle = !busy && !disabled
  const states = [
    'button',
    `button-${kind}`,
    size === 's' ? 'button-s' : '',
    block ? 'button-block' : '',
    busy ? 'button-busy' : '',
    disabled ? 'button-off' : '',
  ]
  return (
    <NativeButton
      id={props.id}
      className={states.filter(Boolean).join(' ')}
      hoverClass="button-pressed"
      hoverStayTime={60}
      disabled={disabled || undefined}
      openType={props.openType}
      // Always the same kind of node: one that begins to listen would have to be drawn anew.
      onClick={() => {
        if (isIdle) onTap?.()
      }}
      {...aria({ role: 'button', label: props.spoken, busy: busy || undefined, disabled })}
    >
      {icon ? <Icon name={icon} /> : null}
      <Text className="button-label">{label}</Text>
    </NativeButton>
  )
}
