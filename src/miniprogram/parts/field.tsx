import { Input, Text, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'
import { ChoiceGroup } from './choices'
import type { Choice } from './choices'
import { Stepper } from './stepper'

interface FieldFrameProps {
  label: string
  /** A sentence that helps before one types. */
  note?: string
  /** What is wrong with it, in words; shown in place of the note. */
  error?: string | null
  children: ReactNode
}

/** Label above, help or error below: the frame of every field. */
export function FieldFrame({ label, note, error, children }: FieldFrameProps) {
  return (
    <View className={`field ${error ? 'field-wrong' : ''}`}>
      <Text className="field-label">{label}</Text>
      {children}
      {error ? (
        <View className="field-error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      ) : note ? (
        <View className="field-note">{note}</View>
      ) : null}
    </View>
  )
}

interface TextFieldProps {
  /** The field's name in the form, for tests and autofill. */
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  note?: string
  error?: string | null
  placeholder?: string
  maxLength?: number
  /** `nickname` asks WeChat for the person's nickname. */
  type?: 'text' | 'nickname' | 'number' | 'phone'
}

const nativeTypes = { text: 'text', nickname: 'nickname', number: 'number', phone: 'tel' } as const

export function TextField(props: TextFieldProps) {
  const type = nativeTypes[props.type ?? 'text']
  return (
    <FieldFrame label={props.label} note={props.note} error={props.error}>
      <Input
        id={props.name}
        className="field-input"
        name={props.name}
        type={type === 'tel' ? 'number' : type}
        value={props.value}
        placeholder={props.placeholder}
        placeholderClass="placeholder"
        maxlength={props.maxLength ?? 140}
        onInput={(event) => {
          props.onChange(event.detail.value)
        }}
        {...aria({ label: props.label })}
      />
    </FieldFrame>
  )
}

export function TextAreaField(props: Omit<TextFieldProps, 'type'>) {
  return (
    <FieldFrame label={props.label} note={props.note} error={props.error}>
      <Textarea
        id={props.name}
        className="field-input field-area"
        name={props.name}
        value={props.value}
        placeholder={props.placeholder}
        placeholderClass="placeholder"
        maxlength={props.maxLength ?? 2000}
        autoHeight
        onInput={(event) => {
          props.onChange(event.detail.value)
        }}
        {...aria({ label: props.label })}
      />
    </FieldFrame>
  )
}

interface NumberFieldProps {
  /** Stable, for tests; the sides are `<id>-less` and `<id>-more`. */
  id?: string
  label: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  step?: number
  note?: string
  error?: string | null
  lessLabel: string
  moreLabel: string
}

/** A small number in one line with its label. For large ones use TextField with `type="number"`. */
export function NumberField(props: NumberFieldProps) {
  const { label, note, error, value, onChange, min, max, step, lessLabel, moreLabel } = props
  return (
    <View className={`field field-line ${error ? 'field-wrong' : ''}`}>
      <View className="grow">
        <View className="field-label">{label}</View>
        {error ? <View className="field-error">{error}</View> : null}
        {note && !error ? <View className="field-note">{note}</View> : null}
      </View>
      <Stepper
        id={props.id}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={onChange}
        lessLabel={`${lessLabel} ${label}`}
        moreLabel={`${moreLabel} ${label}`}
      />
    </View>
  )
}

interface ChoiceFieldProps<V extends string> {
  /** Stable, for tests; each choice has `<id>-<value>`. */
  id?: string
  label: string
  choices: readonly Choice<V>[]
  value: V
  onChange: (value: V) => void
  note?: string
  error?: string | null
}

export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>) {
  return (
    <FieldFrame label={props.label} note={props.note} error={props.error}>
      <ChoiceGroup
        id={props.id}
        choices={props.choices}
        value={props.value}
        onChange={props.onChange}
        label={props.label}
      />
    </FieldFrame>
  )
}
