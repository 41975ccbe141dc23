import type { CertificateContent, Holder } from '../../domain/certificates'

/** What is drawn: all that the paper says, and with which font. */
export interface Paper {
  fontFile: string
  content: CertificateContent
  holder: Holder
  /** The mini-program code, where there is no public address. */
  codePicture: Buffer | null
}

/** What draws documents; `pdf/` is it, and lies in a file of its own beside a function. */
export interface Drawing {
  /** The same paper gives the same bytes, whenever and wherever it is drawn. */
  drawCertificate: (paper: Paper) => Promise<Buffer>
  /** The first character of a text that the font cannot print; null when it can print all of them. */
  lackingIn: (fontFile: string, text: string) => string | null
}
