import { Loaded } from '../../../src/miniprogram/stores/loaded'
import { Paged } from '../../../src/miniprogram/stores/paged'

/** An answer that comes when the test says so. */
function held<T>() {
  let come: (value: T) => void = () => undefined
  const answer = new Promise<T>((resolve) => {
    come = resolve
  })
  return { answer, come }
}

test('Only the latest question counts when answers overtake each other.', async () => {
  const slow = held<string>()
  const quick = held<string>()
  const answers = [slow.answer, quick.answer]
  const loaded = new Loaded<string>(
    () => answers.shift() ?? Promise.reject(new Error('asked too often')),
  )
  const first = loaded.load()
  const second = loaded.load()
  quick.come('new')
  await second
  slow.come('old')
  await first
  expect(loaded.value).toBe('new')
  expect(loaded.busy).toBe(false)
})

test('What was there stays on the screen when refreshing fails.', async () => {
  const answers = [Promise.resolve('there'), Promise.reject(new Error('lost'))]
  const loaded = new Loaded<string>(() => answers.shift() ?? Promise.resolve(''))
  await loaded.load()
  await loaded.load()
  expect(loaded.value).toBe('there')
  expect(loaded.failure).toEqual({ kind: 'internal', requestId: null })
})

test('Nothing of the last person arrives late for the next one.', async () => {
  const slow = held<string>()
  const loaded = new Loaded<string>(() => slow.answer)
  const asked = loaded.load()
  loaded.forget()
  slow.come('the last person’s points')
  await asked
  expect(loaded.value).toBeNull()
})

test('A list grows page by page and begins anew at the top.', async () => {
  const cursors: (string | undefined)[] = []
  const paged = new Paged<number>((cursor) => {
    cursors.push(cursor)
    return Promise.resolve(
      cursor === undefined ? { items: [1, 2], next: 'c' } : { items: [3], next: null },
    )
  })
  await paged.first()
  expect(paged.isComplete).toBe(false)
  await paged.more()
  expect(paged.items).toEqual([1, 2, 3])
  expect(paged.isComplete).toBe(true)
  await paged.more()
  await paged.first()
  expect(paged.items).toEqual([1, 2])
  expect(cursors).toEqual([undefined, 'c', undefined])
})
