/** The tag by which organizers mark what is held at a service station. */
export const stationTag = '驿站'

/** One line of at most so many characters; what is cut shows that it was. No emoji is cut in two. */
export const cutTo = (text: string, most: number) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : line
}

/** What the local twin of WeChat takes for a doubt or a refusal when it checks a text; all else passes. */
export const twinWords = { review: '【待人工复核】', reject: '【违规示例】' } as const
