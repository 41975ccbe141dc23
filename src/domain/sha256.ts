/**
 * SHA-256 and its HMAC (FIPS 180-4, RFC 2104) in plain arithmetic. A phone without network has to make its
 * own codes, and WeChat gives a mini-program no cryptography; the tests compare it with Node's.
 */

const primes: number[] = []
for (let number = 2; primes.length < 64; number += 1) {
  if (primes.every((prime) => number % prime !== 0)) primes.push(number)
}

/** The first 32 bits of the fraction of a root. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)))
const beginning = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by))
const at = (words: ArrayLike<number>, index: number) => words[index] ?? 0

/** The message, a one, zeros, and its length in bits, as words of 32 bits. */
const padded = (bytes: ArrayLike<number>) => {
  const length = bytes.length
  const words = new Int32Array(((length + 8) >> 6) * 16 + 16)
  for (let index = 0; index < length; index += 1)
    words[index >> 2] = at(words, index >> 2) | (at(bytes, index) << (24 - (index % 4) * 8))
  words[length >> 2] = at(words, length >> 2) | (0x80 << (24 - (length % 4) * 8))
  words[words.length - 1] = length * 8
  return words
}

const schedule = (block: Int32Array) => {
  const words = new Int32Array(64)
  words.set(block)
  for (let index = 16; index < 64; index += 1) {
    const near = at(words, index - 2)
    const far = at(words, index - 15)
    const small = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3)
    const large = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10)
    words[index] = at(words, index - 16) + small + at(words, index - 7) + large
  }
  return words
}

const compress = (state: Int32Array, block: Int32Array) => {
  const words = schedule(block)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const lower = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const first = (h + upper + choice + at(rounds, index) + at(words, index)) | 0
    const next = (first + lower + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, next]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = at(state, index) + word
  })
}

const sha256 = (bytes: ArrayLike<number>): Uint8Array => {
  const words = padded(bytes)
  const state = Int32Array.from(beginning)
  for (let index = 0; index < words.length; index += 16)
    compress(state, words.subarray(index, index + 16))
  return Uint8Array.from(
    { length: 32 },
    (_, index) => at(state, index >> 2) >>> (24 - (index % 4) * 8),
  )
}

/** Keys and messages of codes are written in ASCII. */
const asciiBytes = (text: string) => Array.from(text, (character) => character.charCodeAt(0) & 0x7f)

const blockLength = 64

/** HMAC-SHA-256 of an ASCII message under an ASCII key of at most 64 characters. */
export const hmacSha256 = (key: string, message: string): Uint8Array => {
  const keyBytes = asciiBytes(key)
  const pad = (mask: number) =>
    Array.from({ length: blockLength }, (_, index) => (keyBytes[index] ?? 0) ^ mask)
  const inner = sha256([...pad(0x36), ...asciiBytes(message)])
  return sha256([...pad(0x5c), ...inner])
}
