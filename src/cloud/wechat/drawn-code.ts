import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const chunk = (type: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** Points per module of the code. */
const scale = 6

const isDark = (modules: readonly boolean[][], x: number, y: number) =>
  modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true

/** A grey picture as PNG, its rows one below the other, each without a filter. */
const pngOf = (modules: readonly boolean[][]): Buffer => {
  const side = modules.length * scale
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(side * (side + 1))
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      rows[y * (side + 1) + 1 + x] = isDark(modules, x, y) ? 0 : 255
    }
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The twin's mini-program code: an ordinary QR code that says which page it would open. */
export const drawnCode = (text: string): Buffer => pngOf(encode(text, { ecc: 'M', border: 2 }).data)
