const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

export const green = (text) => paint('32', text)
export const red = (text) => paint('31', text)
export const dim = (text) => paint('2', text)
export const bold = (text) => paint('1', text)

export const say = (text) => process.stdout.write(`${text}\n`)

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** A failure whose sentence is meant for the person at the keyboard: it is printed without a stack. */
export class Sentence extends Error {}

/** Runs a command's main function; a Sentence ends it plainly, anything else is a bug and keeps its stack. */
export async function main(run) {
  try {
    await run()
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof Sentence ? error.message : (error?.stack ?? String(error))}\n`,
    )
    process.exitCode = 1
  }
}
