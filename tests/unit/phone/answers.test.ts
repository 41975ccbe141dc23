import {
  answerGap,
  answersOf,
  draftsOf,
  wrongIn,
} from '../../../src/miniprogram/pages/signup/answers'
import type { Question } from '../../../src/miniprogram/pages/signup/answers'

const ask = (id: string, kind: Question['kind'], required = true): Question => ({
  id,
  kind,
  label: id,
  required,
  options: kind === 'choice' ? ['S', 'M'] : [],
})

const allergy = ask('allergy', 'text', false)
const size = ask('size', 'choice')
const years = ask('years', 'number')
const photo = ask('photo', 'consent')
const all = [allergy, size, years, photo]

describe("The organizer's questions", () => {
  test('the last answers stand in the fields, a number as it would be typed', () => {
    expect(draftsOf({ size: 'M', years: 3 })).toEqual({ size: 'M', years: '3' })
  })

  test('what is still open is named, one question after the other', () => {
    expect(answerGap(all, {})).toContain('size')
    expect(answerGap(all, { size: 'M' })).toContain('years')
    expect(answerGap(all, { size: 'M', years: '3' })).toContain('photo')
    expect(answerGap(all, { size: 'M', years: '3', photo: true })).toBeNull()
  })

  test('a field says that it is no number, or that it was emptied; one not reached says nothing', () => {
    expect(wrongIn(years, { years: '三' })).not.toBeNull()
    expect(wrongIn(years, { years: ' ' })).not.toBeNull()
    expect(wrongIn(years, {})).toBeNull()
    expect(wrongIn(allergy, { allergy: '' })).toBeNull()
  })

  test('the cloud gets numbers as numbers, and nothing of what was left open', () => {
    const drafts = { allergy: '  ', size: 'M', years: ' 3 ', photo: true, gone: 'x' }
    expect(answersOf(all, drafts)).toEqual({ size: 'M', years: 3, photo: true })
  })
})
