import type { MyMember, MyParty } from '../../../src/miniprogram/stores/signups'

/** A child and a parent on an afternoon's slot, as the cloud tells of them. */
export function party(change: Partial<MyParty> = {}): MyParty {
  return {
    partyId: 'party',
    activityId: 'activity',
    title: '剪纸体验',
    coverUrl: null,
    place: '社区活动室',
    spot: null,
    slotId: 'slot',
    slotName: '下午场',
    startsAt: '2026-05-02T06:00:00.000Z',
    endsAt: '2026-05-02T08:00:00.000Z',
    cancelUntil: '2026-05-02T03:00:00.000Z',
    activityCancelled: false,
    position: null,
    offeredUntil: null,
    feedbackGiven: false,
    members: [member(), member({ signupId: 's2', personId: 'child', nickname: '小满' })],
    cancelRefusal: null,
    ...change,
  }
}

export function member(change: Partial<MyMember> = {}): MyMember {
  return {
    signupId: 's1',
    personId: 'parent',
    nickname: '林阿姨',
    status: 'confirmed',
    checkedInAt: null,
    checkedOutAt: null,
    minutes: null,
    points: null,
    ...change,
  }
}
