import { csvOf } from '../../../src/domain/csv'

const cells = (text: string) =>
  csvOf([[text]])
    .slice(1)
    .trimEnd()

it('begins with the mark by which Excel knows UTF-8, and ends each row as Excel does', () => {
  expect(csvOf([['积分', 1]])).toBe('\uFEFF"积分",1\r\n')
})

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '|calc',
  '%x',
  '＝1',
  '＋1',
  '－1',
])('what begins like a formula is text: %j', (text) => {
  expect(cells(text)).toBe(`"'${text}"`)
})

it('a quotation mark is doubled, commas and lines stay inside of their cell', () => {
  expect(cells('他说"好"，\n走了,')).toBe('"他说""好""，\n走了,"')
})

it('numbers stay numbers, also negative ones', () => {
  expect(csvOf([[-5, 0]])).toBe('\uFEFF-5,0\r\n')
})
