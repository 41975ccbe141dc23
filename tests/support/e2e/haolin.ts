import type { Browser } from 'playwright-core'
import type { Persona } from '../../../src/domain/demo'
import { openBrowser, openPhone, type Look, type Phone } from './phone'
import { startCloud, type Cloud } from './server'

export interface Haolin {
  cloud: () => Cloud
  /** A phone in the hand of this person, who has just opened the sign-in link; null: a visitor. */
  phone: (persona: Persona | null, look?: Look) => Promise<Phone>
  /** A phone in the hand of somebody who signed in before. */
  phoneOf: (someone: { token: string }, look?: Look) => Promise<Phone>
}

/**
 * The whole product for one file of stories: a cloud with fresh demo data and a browser. After each story
 * nothing may have gone wrong in any phone; at the end the database itself is asked whether all is sound.
 */
export const useHaolin = (): Haolin => {
  let cloud: Cloud | undefined
  let browser: Browser | undefined
  let phones: Phone[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    cloud = await startCloud()
  })

  afterEach(() => {
    const problems = phones.flatMap((phone) => phone.problems.splice(0))
    expect(problems).toEqual([])
  })

  afterAll(async () => {
    await browser?.close()
    await cloud?.close()
    phones = []
  })

  const running = () => {
    if (cloud === undefined || browser === undefined) throw new Error('Haolin is not running')
    return { cloud, browser }
  }
  const open = async (look?: Look) => {
    const phone = await openPhone(running().browser, running().cloud.address, look)
    phones.push(phone)
    return phone
  }
  return {
    cloud: () => running().cloud,
    phone: async (persona, look) => {
      const phone = await open(look)
      await phone.arrive(persona)
      return phone
    },
    phoneOf: async ({ token }, look) => {
      const phone = await open(look)
      await phone.belongsTo(token)
      return phone
    },
  }
}
