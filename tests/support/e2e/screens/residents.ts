import { ids, type Scene } from './scene'

/** What somebody sees who comes to take part. */
export const residentScenes: readonly Scene[] = [
  { name: 'home', route: 'pages/home', persona: 'resident' },
  { name: 'home-visitor', route: 'pages/home', persona: null },
  { name: 'activities', route: 'pages/activities', persona: 'resident' },
  {
    name: 'activities-filter',
    route: 'pages/activities',
    persona: 'resident',
    then: async (phone) => {
      await phone.tapId('filter-category')
      await phone.sees('全部分类')
    },
  },
  {
    name: 'activities-nothing',
    route: 'pages/activities',
    persona: 'resident',
    then: async (phone) => {
      await phone.types('search', '没有这样的活动')
      await phone.sees('没有找到合适的活动')
    },
  },
  { name: 'shop', route: 'pages/shop', persona: 'resident' },
  { name: 'shop-visitor', route: 'pages/shop', persona: null },
  { name: 'me', route: 'pages/me', persona: 'resident' },
  { name: 'me-organizer', route: 'pages/me', persona: 'organizer' },
  { name: 'me-visitor', route: 'pages/me', persona: null },
  {
    name: 'activity',
    route: 'pages/activity',
    persona: 'resident',
    query: () => ({ id: ids.activity }),
  },
  {
    name: 'signup',
    route: 'pages/signup',
    persona: 'resident',
    query: () => ({ activityId: ids.activity, slotId: ids.slot }),
  },
  { name: 'my-signups', route: 'pages/my-signups', persona: 'resident' },
  {
    name: 'my-signups-over',
    route: 'pages/my-signups',
    persona: 'resident',
    then: (phone) => phone.tap('已结束'),
  },
  {
    name: 'my-signups-cancel',
    route: 'pages/my-signups',
    persona: 'resident',
    then: async (phone) => {
      await phone.tap('改动或取消')
      await phone.tap('全家都不来了')
      await phone.sees('现在取消，要记一次未到场')
    },
  },
  {
    name: 'check-in',
    route: 'pages/check-in',
    persona: 'resident',
    query: () => ({ slotId: ids.dutySlot }),
  },
  { name: 'code', route: 'pages/code', persona: 'resident' },
  { name: 'points', route: 'pages/points', persona: 'resident' },
  {
    name: 'points-hours',
    route: 'pages/points',
    persona: 'resident',
    query: () => ({ tab: 'hours' }),
  },
  { name: 'item', route: 'pages/item', persona: 'resident', query: () => ({ id: ids.item }) },
  {
    name: 'item-confirm',
    route: 'pages/item',
    persona: 'resident',
    query: () => ({ id: ids.item }),
    then: async (phone) => {
      await phone.tap('兑换')
      await phone.sees('再想想')
    },
  },
  { name: 'redemptions', route: 'pages/redemptions', persona: 'volunteer' },
  { name: 'inbox', route: 'pages/inbox', persona: 'resident' },
  { name: 'join', route: 'pages/join', persona: 'newcomer' },
  { name: 'community', route: 'pages/community', persona: 'resident' },
  { name: 'settings', route: 'pages/settings', persona: 'resident' },
  { name: 'demo', route: 'pages/demo', persona: 'resident' },
  { name: 'absences', route: 'pages/absences', persona: 'resident' },
]
