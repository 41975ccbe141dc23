import { activityKinds, categories, servedGroups } from '../../../domain/activities'
import { shortDayText } from '../../../words/format'
import { categoryWords, kindWords, servedGroupWords } from '../../../words/labels'
import { activitiesWords as words } from '../../../words/screens/activities'
import type { Choice } from '../../parts/choices'
import type { Filters } from '../../stores/activities'
import { laterDates, nearDays, startOfDate } from '../../stores/days'
import type { RootStore } from '../../stores/root'

export type FilterName = 'when' | 'category' | 'served' | 'community' | 'kind'

/** What stands for no choice at all. */
export const any = 'any'

export interface FilterChoices {
  value: string
  choices: Choice<string>[]
  /** More of them, under a heading of their own. */
  further?: { title: string; choices: Choice<string>[] }
  /** What a choice changes; null takes the filter away. */
  change: (value: string | null) => Partial<Filters>
}

/** The chosen day or days in words. */
export function daysText(days: string): string {
  const near = named(nearDays, days)
  return near ? words.near[near] : shortDayText(startOfDate(days))
}

/** The choices of one filter, and what choosing does. */
export function choicesOf(name: FilterName, { activities, clock }: RootStore): FilterChoices {
  const { filters } = activities
  switch (name) {
    case 'when':
      return {
        value: filters.days ?? any,
        choices: [
          { value: any, label: words.anyTime },
          ...nearDays.map((near) => ({ value: near, label: words.near[near] })),
        ],
        further: { title: words.otherDay, choices: dateChoices(clock.now()) },
        change: (days) => ({ days }),
      }
    case 'category':
      return {
        value: filters.category ?? any,
        choices: withAny(words.anyCategory, categories, categoryWords),
        change: (value) => ({ category: named(categories, value) }),
      }
    case 'served':
      return {
        value: filters.servedGroup ?? any,
        choices: withAny(words.anyServed, servedGroups, servedGroupWords),
        change: (value) => ({ servedGroup: named(servedGroups, value) }),
      }
    case 'community':
      return {
        value: filters.communityId ?? any,
        choices: [
          { value: any, label: words.anyCommunity },
          ...(activities.communities.value ?? []).map(({ id, name: label }) => ({
            value: id,
            label,
          })),
        ],
        change: (communityId) => ({ communityId }),
      }
    case 'kind':
      return {
        value: filters.kind ?? any,
        choices: withAny(words.anyKind, activityKinds, kindWords),
        change: (value) => ({ kind: named(activityKinds, value) }),
      }
  }
}

const dateChoices = (now: Date): Choice<string>[] =>
  laterDates(now).map((date) => ({ value: date, label: shortDayText(startOfDate(date)) }))

const withAny = <V extends string>(
  label: string,
  values: readonly V[],
  names: Record<V, string>,
): Choice<string>[] => [
  { value: any, label },
  ...values.map((value) => ({ value, label: names[value] })),
]

const named = <V extends string>(values: readonly V[], value: string | null): V | null =>
  values.find((one) => one === value) ?? null
