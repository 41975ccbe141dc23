/**
 * Statutory holidays, days on which everyone has leave: 全国年节及纪念日放假办法 as revised from 2025 on (New
 * Year 1, Spring Festival 4 from New Year's Eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1,
 * National Day 3). Days moved by the yearly notice are working arrangements and not in here.
 */
const statutory: Readonly<Record<number, readonly string[]>> = {
  2026: [
    '01-01',
    '02-16',
    '02-17',
    '02-18',
    '02-19',
    '04-05',
    '05-01',
    '05-02',
    '06-19',
    '09-25',
    '10-01',
    '10-02',
    '10-03',
  ],
  2027: [
    '01-01',
    '02-05',
    '02-06',
    '02-07',
    '02-08',
    '04-05',
    '05-01',
    '05-02',
    '06-09',
    '09-15',
    '10-01',
    '10-02',
    '10-03',
  ],
  2028: [
    '01-01',
    '01-25',
    '01-26',
    '01-27',
    '01-28',
    '04-04',
    '05-01',
    '05-02',
    '05-28',
    '10-01',
    '10-02',
    '10-03',
  ],
}

/** Whether a day (`YYYY-MM-DD` in UTC+8) is a statutory holiday; a year outside the table has none known. */
export const isHoliday = (date: string) =>
  statutory[Number(date.slice(0, 4))]?.includes(date.slice(5)) ?? false
