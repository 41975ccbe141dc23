import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './icon'
import './question.scss'

interface QuestionProps {
  id: string
  ask: string
  answer: string
  open: boolean
  onTap: () => void
}

/** A usual question; a tap shows the answer below it. */
export function Question({ id, ask, answer, open, onTap }: QuestionProps) {
  return (
    <View className="question">
      <View
        id={id}
        className="question-ask"
        hoverClass="list-row-pressed"
        onClick={onTap}
        {...aria({ role: 'button', label: ask, selected: open })}
      >
        <View className="grow">{ask}</View>
        <View className={open ? 'question-turned' : ''}>
          <Icon name="down" size="s" />
        </View>
      </View>
      {open ? (
        <View id={`${id}-answer`} className="question-answer">
          {answer}
        </View>
      ) : null}
    </View>
  )
}
