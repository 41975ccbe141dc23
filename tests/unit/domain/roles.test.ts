import { holdsOver, type Grant } from '../../../src/domain/roles'

const organizer: Grant = { role: 'organizer', orgId: 'zhang', orgPath: '/wuchang/shuiguohu/zhang/' }

describe('a right', () => {
  it('holds on its org and on those below it', () => {
    expect(holdsOver([organizer], ['organizer'], '/wuchang/shuiguohu/zhang/')).toBe(true)
    expect(holdsOver([organizer], ['organizer'], '/wuchang/shuiguohu/zhang/team/')).toBe(true)
  })

  it('does not hold above, beside, or by a similar name', () => {
    expect(holdsOver([organizer], ['organizer'], '/wuchang/shuiguohu/')).toBe(false)
    expect(holdsOver([organizer], ['organizer'], '/wuchang/shuiguohu/fang/')).toBe(false)
    expect(holdsOver([organizer], ['organizer'], '/wuchang/shuiguohu/zhang2/')).toBe(false)
  })

  it('is not another right', () => {
    expect(holdsOver([organizer], ['shopkeeper', 'admin'], organizer.orgPath)).toBe(false)
    expect(holdsOver([], ['organizer'], organizer.orgPath)).toBe(false)
  })
})
