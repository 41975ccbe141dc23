/** One turn of the event loop and a little: what is due meanwhile has happened. */
export const turn = (milliseconds = 4) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const patience = 8000

/** Waits for a condition; the story of what was there instead is told when it never comes. */
export const until = async (holds: () => boolean, tell: () => string): Promise<void> => {
  const end = Date.now() + patience
  while (!holds()) {
    if (Date.now() > end) throw new Error(tell())
    await turn(10)
  }
}
