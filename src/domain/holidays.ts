/**
 * Statutory holidays, days on which everyone has leave: 全国年节及纪念日放假办法 as revised from 2025 on (New
 * Year 1, Spring Festival 4 from New Year's Eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1,
 * National Day 3). Days moved by the yearly notice are working arrangements and not in here.
 */
const fixed: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

/** Those that follow moon and sun: the eve of Spring Festival, Qingming, Dragon Boat, Mid-Autumn. */
const moving: Readonly<Record<number, string>> = {
  2026: '02-16 04-05 06-19 09-25',
  2027: '02-05 04-05 06-09 09-15',
  2028: '01-25 04-04 05-28 10-03',
  2029: '02-12 04-04 06-16 09-22',
  2030: '02-02 04-05 06-05 09-12',
  2031: '01-22 04-05 06-24 10-01',
  2032: '02-10 04-04 06-12 09-19',
  2033: '01-30 04-04 06-01 09-08',
  2034: '02-18 04-05 06-20 09-27',
  2035: '02-07 04-05 06-10 09-16',
  2036: '01-27 04-04 05-30 10-04',
  2037: '02-14 04-04 06-18 09-24',
  2038: '02-03 04-05 06-07 09-13',
  2039: '01-23 04-05 05-27 10-02',
  2040: '02-11 04-04 06-14 09-20',
}

const oneDay = 24 * 60 * 60 * 1000

/** Whether it is one of the four days from the eve of Spring Festival on. */
const isSpringFestival = (date: string, eve: string) => {
  const days = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-${eve}`)) / oneDay
  return days >= 0 && days < 4
}

/** Whether a day (`YYYY-MM-DD` in UTC+8) is a statutory holiday; outside of the table only the fixed ones are known. */
export const isHoliday = (date: string): boolean => {
  const monthDay = date.slice(5)
  if (fixed.includes(monthDay)) return true
  const known = moving[Number(date.slice(0, 4))]
  if (known === undefined) return false
  return known.includes(monthDay) || isSpringFestival(date, known.slice(0, 5))
}
