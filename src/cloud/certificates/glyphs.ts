import type { Deps } from '../deps'

/**
 * The drawing of documents with its font is much larger than all else, so it is loaded when the first
 * document is asked for; a deployed function has it in a file of its own.
 */
export const loadDrawing = () => import('./pdf')

/** The first character of a text that the font cannot print; null when it can print all of them. */
export const missingGlyph = async ({ fontFile }: Deps, text: string): Promise<string | null> => {
  if (text === '') return null
  const { lackingIn } = await loadDrawing()
  return lackingIn(fontFile, text)
}
