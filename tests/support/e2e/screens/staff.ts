import { ids, live, type Scene } from './scene'

/** What the work of others needs: the desk, the counter, and those who look at it from above. */
export const staffScenes: readonly Scene[] = [
  { name: 'desk', route: 'organizer/desk', persona: 'organizer' },
  {
    name: 'desk-menu',
    route: 'organizer/desk',
    persona: 'organizer',
    then: async (phone) => {
      await phone.tap(/更多$/)
      await phone.sees('居民看到的样子')
    },
  },
  {
    name: 'edit',
    route: 'organizer/edit',
    persona: 'organizer',
    query: () => ({ id: ids.draft }),
  },
  {
    name: 'slot',
    route: 'organizer/slot',
    persona: 'organizer',
    query: () => ({ id: ids.dutySlot }),
  },
  {
    name: 'site-code',
    route: 'organizer/site-code',
    persona: 'organizer',
    query: () => ({ slotId: ids.dutySlot }),
  },
  { name: 'pickup', route: 'organizer/pickup', persona: 'shopkeeper' },
  {
    name: 'change',
    route: 'organizer/change',
    persona: 'organizer',
    query: () => ({ id: ids.activity }),
  },
  ...[
    'series',
    'templates',
    'appeals',
    'comments',
    'vouch',
    'grants',
    'points-rules',
    'budget',
  ].map((name) => ({
    name,
    route: `organizer/${name}`,
    persona: 'organizer' as const,
    query: () => ({ orgId: ids.org }),
  })),
  {
    name: 'grants-form',
    route: 'organizer/grants',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
    then: (phone) => phone.tap('提出奖励或扣减'),
  },
  {
    name: 'grants-undo',
    route: 'organizer/grants',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
    then: async (phone) => {
      await phone.tap('撤销')
      await phone.sees('为什么撤销')
    },
  },
  {
    name: 'points-rules-preview',
    route: 'organizer/points-rules',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
    then: async (phone) => {
      await phone.tap('提出新规则')
      await phone.tap('看看上个月会怎样')
      await phone.sees('变化最大的家庭')
    },
  },
  ...['pending', 'admit'].map((name) => ({
    name,
    route: `organizer/${name}`,
    persona: 'organizer' as const,
    query: () => ({ slotId: ids.dutySlot }),
  })),
  {
    name: 'issuing',
    route: 'organizer/certificates',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
  },
  ...['forgotten', 'disputes', 'reports'].map((tab) => ({
    name: `hours-${tab}`,
    route: 'organizer/hours',
    persona: 'organizer' as const,
    query: () => ({ orgId: ids.org, tab }),
  })),
  {
    name: 'hours-settle',
    route: 'organizer/hours',
    persona: 'organizer',
    query: () => ({ orgId: ids.org, tab: 'disputes' }),
    then: (phone) => phone.tap('采纳'),
  },
  {
    name: 'record',
    route: 'organizer/record',
    persona: 'organizer',
    query: () => ({ id: ids.disputedRecord }),
  },
  {
    name: 'record-report',
    route: 'organizer/record',
    persona: 'organizer',
    query: () => ({ id: ids.disputedReport }),
  },
  {
    name: 'record-correct',
    route: 'organizer/record',
    persona: 'organizer',
    query: () => ({ id: ids.record }),
    then: (phone) => phone.tapId('correct'),
  },
  { name: 'me-reviewer', route: 'pages/me', persona: 'reviewer' },
  { name: 'consents', route: 'organizer/consents', persona: 'reviewer' },
  {
    name: 'households',
    route: 'organizer/households',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
  },
  {
    name: 'households-open',
    route: 'organizer/households',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
    then: async (phone) => {
      await phone.types('member-code', await live.memberCode())
      await phone.tapId('open-household')
      await phone.sees('分户')
    },
  },
  { name: 'shelf', route: 'organizer/shelf', persona: 'shopkeeper' },
  {
    name: 'shelf-item',
    route: 'organizer/shelf-item',
    persona: 'shopkeeper',
    query: () => ({ orgId: ids.shop, itemId: ids.soap }),
  },
  {
    name: 'stock',
    route: 'organizer/stock',
    persona: 'shopkeeper',
    query: () => ({ orgId: ids.shop, itemId: ids.soap }),
  },
]
