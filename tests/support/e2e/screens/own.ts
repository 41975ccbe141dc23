import { ids, type Scene } from './scene'

/** What is one's own: the record of service with its papers, and the household. */
export const ownScenes: readonly Scene[] = [
  { name: 'my-record', route: 'service/record', persona: 'volunteer' },
  {
    name: 'my-record-family',
    route: 'service/record',
    persona: 'resident',
    then: (phone) => phone.tap('全家'),
  },
  { name: 'my-records', route: 'service/records', persona: 'volunteer' },
  { name: 'certificates', route: 'service/certificates', persona: 'volunteer' },
  {
    name: 'certificate',
    route: 'service/certificates',
    persona: 'volunteer',
    then: async (phone) => {
      await phone.page.locator('[id^="certificate-"]', { hasText: '已开具' }).first().click()
      await phone.arrivesAt('service/certificate')
      await phone.sees('证明开好了')
    },
  },
  {
    name: 'certificate-unknown',
    route: 'service/certificate',
    persona: 'volunteer',
    query: () => ({ id: '00000000-0000-7000-8000-000000000000' }),
  },
  { name: 'ask-certificate', route: 'service/ask', persona: 'volunteer' },
  { name: 'verify', route: 'service/verify', persona: null },
  {
    name: 'entry',
    route: 'service/entry',
    persona: 'volunteer',
    query: () => ({ id: ids.disputedRecord }),
  },
  {
    name: 'entry-dispute',
    route: 'service/entry',
    persona: 'volunteer',
    query: () => ({ id: ids.record }),
    then: (phone) => phone.tapId('raise'),
  },
  {
    name: 'entry-called',
    route: 'service/entry',
    persona: 'called by name',
    query: () => ({ id: ids.calledRecord }),
  },
  {
    name: 'entry-denied',
    route: 'service/entry',
    persona: 'called by name',
    query: () => ({ id: ids.calledRecord }),
    then: (phone) => phone.tapId('deny'),
  },
  {
    name: 'entry-report',
    route: 'service/entry',
    persona: 'called by name',
    query: () => ({ id: ids.disputedReport }),
  },
  { name: 'report', route: 'service/report', persona: 'volunteer' },
  {
    name: 'report-form',
    route: 'service/report',
    persona: 'resident',
    then: (phone) => phone.tapId('begin-report'),
  },
  { name: 'family', route: 'pages/family', persona: 'resident' },
  {
    name: 'family-add-child',
    route: 'pages/family',
    persona: 'resident',
    then: async (phone) => {
      await phone.tap('添加孩子')
      await phone.types('child-birth-year', '2018')
      await phone.sees('不满 14 周岁儿童个人信息规则')
    },
  },
  { name: 'family-parting', route: 'pages/family', persona: 'moved in together' },
  { name: 'invite', route: 'household/invite', persona: 'resident' },
  {
    name: 'accept',
    route: 'household/accept',
    persona: 'lives alone',
    query: () => ({ code: ids.invite }),
  },
  {
    name: 'accept-not-yet',
    route: 'household/accept',
    persona: 'volunteer',
    query: () => ({ code: ids.invite }),
  },
  {
    name: 'member-child',
    route: 'household/member',
    persona: 'resident',
    query: () => ({ id: ids.child }),
  },
  {
    name: 'member-adult',
    route: 'household/member',
    persona: 'resident',
    query: () => ({ id: ids.partner }),
  },
  { name: 'split', route: 'household/split', persona: 'moved in together' },
  {
    name: 'split-agree',
    route: 'household/split',
    persona: 'moved in together',
    then: (phone) => phone.tapId('agree-split'),
  },
  { name: 'book', route: 'household/book', persona: null },
]
