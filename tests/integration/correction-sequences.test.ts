import { CorrectionStory, step } from './ledger/corrections'
import { playSequences } from './sequences/play'

playSequences({
  rule: 'in any sequence of corrections nobody loses more than they take, nothing is owed that was not spent, and no point grows young',
  step,
  open: (cloud, world) => CorrectionStory.open(cloud, world),
  length: { minLength: 8, maxLength: 12 },
  numRuns: 10,
  seed: 420106,
  stepwise: 1,
  rules: [1, 2, 6],
  acts: ['agree', 'correct', 'join', 'late', 'refuse', 'serve', 'spend'],
  leastOften: 1,
  pinned: [
    [
      'a full day, agreed to beyond its eight hours, spent, corrected, expired and corrected again',
      [
        { act: 'serve', who: 0, day: 0, part: 0, minutes: 480 },
        { act: 'serve', who: 0, day: 0, part: 1, minutes: 300 },
        { act: 'agree' },
        { act: 'serve', who: 0, day: 0, part: 2, minutes: 300 },
        { act: 'spend', who: 0 },
        { act: 'correct', service: 0, minutes: 420 },
        { act: 'refuse' },
        { act: 'correct', service: 0, minutes: 0 },
        { act: 'late' },
        { act: 'correct', service: 1, minutes: 90 },
        { act: 'correct', service: 1, minutes: 480 },
        { act: 'agree' },
        { act: 'correct', service: 1, minutes: 0 },
      ],
    ],
    [
      'two versions with caps of their own, and a household that moves in with another one',
      [
        { act: 'serve', who: 0, day: 1, part: 0, minutes: 480 },
        { act: 'serve', who: 1, day: 0, part: 0, minutes: 480 },
        { act: 'join' },
        { act: 'serve', who: 0, day: 0, part: 0, minutes: 480 },
        { act: 'correct', service: 2, minutes: 420 },
        { act: 'correct', service: 0, minutes: 240 },
        { act: 'correct', service: 0, minutes: 480 },
        { act: 'agree' },
        { act: 'correct', service: 1, minutes: 240 },
      ],
    ],
  ],
})
