import { Input, View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './icon'

interface SearchBarProps {
  value: string
  placeholder: string
  onChange: (value: string) => void
  /** The keyboard's search key. */
  onSubmit?: (value: string) => void
  clearLabel: string
}

export function SearchBar({ value, placeholder, onChange, onSubmit, clearLabel }: SearchBarProps) {
  return (
    <View className="search-bar">
      <Icon name="search" />
      <Input
        id="search"
        className="search-bar-input"
        name="search"
        value={value}
        type="text"
        confirmType="search"
        placeholder={placeholder}
        placeholderClass="placeholder"
        maxlength={30}
        onInput={(event) => {
          onChange(event.detail.value)
        }}
        onConfirm={(event) => {
          onSubmit?.(event.detail.value)
        }}
        {...aria({ label: placeholder })}
      />
      {value ? (
        <View
          id="search-clear"
          className="search-bar-clear"
          hoverClass="pressed"
          onClick={() => {
            onChange('')
          }}
          {...aria({ role: 'button', label: clearLabel })}
        >
          <Icon name="close" size="s" />
        </View>
      ) : null}
    </View>
  )
}
