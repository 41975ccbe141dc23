import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * What is kept so that a stolen database does not tell it: names on paper, numbers of documents and telephones. AES-256-GCM
 * under a key of the deployment; what it belongs to is bound in, so that a sealed text cannot be moved to
 * another person's row.
 */
export interface Sealer {
  seal: (text: string, belongsTo: string) => string
  /** Throws when the text was altered, belongs elsewhere or was sealed under another key. */
  open: (sealed: string, belongsTo: string) => string
  /** The same text gives the same index, which says nothing of it without the key. */
  index: (text: string) => string
}

const version = 'v1'
const nonceLength = 12
const tagLength = 16

const keyFor = (secret: string, use: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'haolin', use, 32))

export const createSealer = (secret: string): Sealer => {
  const sealingKey = keyFor(secret, 'seal')
  const indexKey = keyFor(secret, 'index')
  return {
    seal: (text, belongsTo) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce)
      cipher.setAAD(Buffer.from(belongsTo))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const whole = Buffer.concat([nonce, cipher.getAuthTag(), body])
      return `${version}.${whole.toString('base64url')}`
    },
    open: (sealed, belongsTo) => {
      const [head, text = ''] = sealed.split('.')
      if (head !== version) throw new Error('sealed in a way that this version does not know')
      const whole = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, whole.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
      decipher.setAAD(Buffer.from(belongsTo))
      decipher.setAuthTag(whole.subarray(nonceLength, nonceLength + tagLength))
      const body = whole.subarray(nonceLength + tagLength)
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
    },
    index: (text) => createHmac('sha256', indexKey).update(text).digest('base64url'),
  }
}
