import { numberText } from '../../../words/format'
import { figureWords } from '../../../words/labels'
import { Card } from '../../parts/card'
import { Section } from '../../parts/section'
import { StatRow } from '../../parts/stats'
import type { Figure } from '../../stores/community'

interface FiguresProps {
  id: string
  title: string
  note: string
  figures: readonly Figure[]
}

/** Figures with what they count; those of nothing are left out. */
export function Figures({ id, title, note, figures }: FiguresProps) {
  const shown = figures.filter((figure) => figure.value > 0)
  if (shown.length === 0) return null
  return (
    <Section id={id} title={title} note={note}>
      <Card>
        <StatRow
          stats={shown.map((figure) => ({
            id: `${id}-${figure.code}`,
            value: numberText(figure.value),
            unit: figureWords[figure.code].unit,
            label: figureWords[figure.code].label,
          }))}
        />
      </Card>
    </Section>
  )
}
