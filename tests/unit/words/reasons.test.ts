import { reasons } from '../../../src/domain/reasons'
import { reasonWords } from '../../../src/words/reasons'

test.each(reasons)('%s has a whole sentence, with and without what completes it', (reason) => {
  for (const sentence of [reasonWords[reason](), reasonWords[reason]('3')]) {
    expect(sentence).toMatch(/^[^a-z_]{6,}[。]$/)
    expect(sentence).not.toContain('undefined')
  }
})
