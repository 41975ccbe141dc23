import { View } from '@tarojs/components'
import { aria } from '../platform/aria'

interface StepsProps {
  steps: readonly { label: string; note?: string; state: 'done' | 'now' | 'next' }[]
}

/** Where one stands on a way: signed up, checked in, confirmed. */
export function Steps({ steps }: StepsProps) {
  return (
    <View className="steps" {...aria({ role: 'list' })}>
      {steps.map((step) => (
        <View
          key={step.label}
          className={`step step-${step.state}`}
          {...aria({ role: 'listitem', ...(step.state === 'now' && { selected: true }) })}
        >
          <View className="step-mark">
            {step.state === 'done' ? <View className="icon icon-s icon-check" /> : null}
          </View>
          <View className="grow">
            <View className="step-label">{step.label}</View>
            {step.note ? <View className="step-note">{step.note}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}
