const ignore = () => undefined

/** Does `second` as soon as `first` calls for it, and answers both. Where both fail the first one tells why. */
export const meanwhile = async <A, B>(
  second: () => Promise<B>,
  first: (now: () => void) => Promise<A>,
): Promise<[A, B]> => {
  const called: Promise<B>[] = []
  const answer = await first(() => {
    const other = second()
    // It is awaited below; until then nobody would hear it fail, which would end the process.
    other.catch(ignore)
    called.push(other)
  })
  const [other = second()] = called
  return [answer, await other]
}
