import { playSequences } from './sequences/play'
import { step, Story } from './sequences/steps'

playSequences({
  rule: 'in any sequence of commands every rule holds',
  step,
  open: (cloud, world) => Story.open(cloud, world),
  length: { minLength: 12, maxLength: 20 },
  numRuns: 30,
  seed: 420106,
  stepwise: 5,
  acts: [
    'cancel',
    'cancel redemption',
    'check in',
    'check out',
    'confirm',
    'excuse',
    'pass',
    'pick up',
    'reserve',
    'sign up',
    'take back',
    'tick',
    'turn down',
  ],
  leastOften: 1,
  pinned: [],
})
