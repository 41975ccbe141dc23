import type { CertificateState } from '../../domain/certificates'
import type { Tone } from '../parts/chip'

/** How a certificate's state looks, wherever it stands. */
export const toneOf: Record<CertificateState, Tone> = {
  waiting: 'lamp',
  issued: 'leaf',
  refused: 'accent',
  revoked: 'plain',
}
