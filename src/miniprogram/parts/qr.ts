import { encode } from 'uqr'
import { pictureOf } from './svg'

/** A QR code as one path: each run of dark modules in a row is one stroke. */
export function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  let path = ''
  data.forEach((row, y) => {
    let x = 0
    while (x < size) {
      let length = 0
      while (row[x + length] === true) length += 1
      if (length > 0) path += `M${String(x)} ${String(y)}h${String(length)}`
      x += length + 1
    }
  })
  const box = String(size)
  return pictureOf(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 -.5 ${box} ${box}'>` +
      `<rect y='-.5' width='${box}' height='${box}' fill='#fff'/>` +
      `<path d='${path}' stroke='#17120c' stroke-width='1.02'/></svg>`,
  )
}
