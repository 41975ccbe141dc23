import { View } from '@tarojs/components'
import { myRecordWords as words } from '../../../words/screens/my-record'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import type { Filter, MyRecord } from '../stores/my-record'

interface FiguresProps {
  record: MyRecord
  whose: Filter['whose']
  onOpen: (filter: Filter) => void
}

/** Hours by month and by kind; each figure opens to its records. */
export function Figures({ record, whose, onOpen }: FiguresProps) {
  const months = record.months.filter((row) => row[whose] > 0)
  const categories = record.categories.filter((row) => row[whose] > 0)
  return (
    <View className="stack-l">
      <Section title={words.monthsTitle}>
        <List>
          {months.map((row) => (
            <ListRow
              key={row.month}
              id={`month-${row.month}`}
              title={words.month(row.month)}
              value={words.duration(row[whose])}
              valueTone="leaf"
              onTap={() => {
                onOpen({ whose, month: row.month })
              }}
            />
          ))}
        </List>
      </Section>
      <Section title={words.categoriesTitle}>
        <List>
          {categories.map((row) => (
            <ListRow
              key={row.category}
              id={`category-${row.category}`}
              title={words.categories[row.category]}
              value={words.duration(row[whose])}
              valueTone="leaf"
              onTap={() => {
                onOpen({ whose, category: row.category })
              }}
            />
          ))}
        </List>
      </Section>
    </View>
  )
}

/** The household one by one: what children brought in are stars. */
export function People({ record, onOpen }: Omit<FiguresProps, 'whose'>) {
  return (
    <Section title={words.peopleTitle}>
      <List>
        {record.people.map((person) => {
          const isChild = person.kind === 'minor'
          const duration = words.duration(person.minutes)
          const times = words.times(person.times)
          return (
            <ListRow
              key={person.personId}
              id={`person-${person.personId}`}
              title={person.nickname}
              note={isChild ? words.childNote(person.times, duration) : times}
              value={isChild ? words.starsOfChild(person.stars) : duration}
              valueTone={isChild ? 'lamp' : 'leaf'}
              {...(person.times > 0 && {
                onTap: () => {
                  onOpen({ whose: 'family', personId: person.personId })
                },
              })}
            />
          )
        })}
      </List>
    </Section>
  )
}
