import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'

const opened = new Map<string, Font>()

/** The font is large and never changes, so a process reads it once. */
const openFont = (file: string): Font => {
  const known = opened.get(file)
  if (known) return known
  const font = create(readFileSync(file))
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the font file holds several fonts')
  opened.set(file, font)
  return font
}

const isBlank = (character: string) => /\s/.test(character)

const has = (font: Font, character: string) =>
  isBlank(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)

/** The first character that this font cannot print; null when it can print all of them. */
export const lackingIn = (file: string, text: string): string | null => {
  const font = openFont(file)
  return Array.from(text).find((character) => !has(font, character)) ?? null
}

/**
 * A title as this font can print it. Pictures in a text are left out, a letter that is lacking is named by its
 * number in Unicode: a box would say nothing. Names never come here, they are refused before.
 */
export const printable = (file: string, text: string): string => {
  const font = openFont(file)
  return Array.from(text.replaceAll(/[\s\u200d\ufe0f]+/g, ' '))
    .map((character) => {
      if (has(font, character)) return character
      if (!/\p{L}/u.test(character)) return ''
      return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`
    })
    .join('')
    .trim()
}
