import { day, dayOf, hour, later } from '../../src/domain/time'
import type { Api } from './cloud'

export type Draft = Parameters<Api['activities']['create']>[0]['draft']
export type SlotDraft = Draft['slots'][number]

/** A day so many days from now, `YYYY-MM-DD` in UTC+8. */
export const dateIn = (now: Date, days: number) => dayOf(later(now, days * day))

/** An instant of a day: hours after midnight in UTC+8. */
export const onDay = (date: string, hours: number) =>
  later(new Date(`${date}T00:00:00+08:00`), hours * hour).toISOString()

/** A post from nine to eleven on a day. */
export const slotOn = (date: string, wish: Partial<SlotDraft> = {}): SlotDraft => ({
  name: '送餐',
  startsAt: onDay(date, 9),
  endsAt: onDay(date, 11),
  capacity: 4,
  minAge: 0,
  earnAge: 10,
  adultRequired: false,
  waitlist: true,
  points: { fixed: 0, perHourThousandths: 1000 },
  ...wish,
})

/** What an organizer writes about one post on a day. */
export const draftOn = (date: string, wish: Partial<Draft> = {}): Draft => ({
  kind: 'job',
  title: '午间送餐',
  category: 'elderly',
  coverFileId: null,
  place: '社区食堂',
  address: '',
  content: '给楼里的老人送午饭。',
  conditions: '',
  riskNotice: '上下楼注意安全。',
  insurance: null,
  audience: 'community',
  tags: [],
  servedGroups: ['elders'],
  contributions: [],
  slots: [slotOn(date)],
  ...wish,
})
